"""Unsaying: words that are taken back, because their message was deleted, and all that may quote them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.interview.entries import Said, Unsaid
from bot.domain.interview.moves import Stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.domain.interview.entries import Entry, Interview
    from bot.domain.listening import Heard


def unsay(interview: Interview, message: str, cause: str, at: datetime) -> Interview | Stale:
    """Take words back, because their message was deleted."""
    question = said_in(interview, message)
    if question is None:
        return Stale()
    entries = tuple(_after_unsaying(interview.entries, question, message))
    return replace(interview, entries=entries).add(Unsaid(question, message, cause, at))


def said_in(interview: Interview, message: str) -> str | None:
    """Return the question that a message was said to, None where it was said to none or was taken back."""
    found: str | None = None
    for entry in interview.entries:
        if isinstance(entry, Said | Unsaid) and entry.message == message:
            found = entry.question if isinstance(entry, Said) else None
    return found


def _after_unsaying(entries: Iterable[Entry], question: str, message: str) -> Iterator[Entry]:
    """Yield entries without a message's words, and without what may quote them: all that was heard later."""
    spoken = False
    for entry in entries:
        if not isinstance(entry, Said) or entry.question != question:
            yield entry
        elif entry.message == message:
            spoken = True
            yield replace(entry, words=None, heard=_wordless(entry.heard))
        else:
            yield replace(entry, heard=_in_own_words(entry)) if spoken else entry


def _in_own_words(said: Said) -> Heard | None:
    """Return what was heard, with the quote if it is of this message alone, and without the probe."""
    heard = said.heard
    own = heard is not None and heard.quote is not None and heard.quote in (said.words or "")
    return replace(heard, probe=None) if heard is not None and own else _wordless(heard)


def _wordless(heard: Heard | None) -> Heard | None:
    return None if heard is None else replace(heard, quote=None, probe=None)
