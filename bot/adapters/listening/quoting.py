"""Quoting: the person's own words that carry the evidence, exactly as they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.adapters.listening.reading import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.listening.levels import Levels
    from bot.adapters.listening.reading import Read

LONGEST: Final = 400
"""Characters of a quote."""


def quote(read: Read, found: Levels, said: Sequence[str]) -> str | None:
    """Return what speaks most for the level that was found, as it stands in one of the messages."""
    place = found.best - 1
    pieces = read.pieces or tuple(sentences_of(read.text))
    if len(pieces) != len(found.pieces):
        return as_said(read.text, said)
    by_weight = sorted(zip(found.pieces, pieces, strict=True), key=lambda one: -float(one[0][place]))
    return next((words for _, piece in by_weight if (words := as_said(piece, said))), None)


def as_said(words: str, said: Sequence[str]) -> str | None:
    """Return the words if one of the messages holds them just so."""
    bare = words.strip()
    fits = bare and len(bare) <= LONGEST and any(bare in message for message in said)
    return bare if fits else None
