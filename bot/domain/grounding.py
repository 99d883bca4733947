"""Grounding: what a model writes is said only where the passages that it cites bear it out.

Each sentence or list item must end in numbers of passages that it was given. It must share most of its
content words with what it cites, and every figure and every name in it must stand there; otherwise it is
dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.reply import Statement
from knowledge.markdown import plain
from knowledge.words import content_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.passages import Passage

LEAST_SHARED = 0.5
_MARK = re.compile(r"\s*\[(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][A-Za-z]+\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model wrote as one sentence or item, with the numbers that it put behind it."""

    text: str
    cited: tuple[int, ...]


def draft(written: str) -> Draft:
    """Take the citation marks off a sentence: `Fit has two sides [1][3].` cites 1 and 3."""
    numbers = [int(one) for group in _MARK.findall(written) for one in re.split(r"\s*[,;]\s*", group)]
    text = " ".join(_MARK.sub("", written).split())
    return Draft(re.sub(r"\s+([.!?,;:])", r"\1", text), tuple(dict.fromkeys(numbers)))


def ground(written: Draft, passages: Mapping[int, Passage]) -> Statement | None:
    """Return the statement with those of its citations that bear it out, or None where there are none."""
    borne_out = tuple(n for n in written.cited if n in passages and bears_out(passages[n], written.text))
    if not borne_out and len(known := [n for n in written.cited if n in passages]) > 1:
        # Two passages may bear out together what neither does alone.
        together = " ".join(_text(passages[n]) for n in known)
        borne_out = tuple(known) if _shared(written.text, together) else ()
    return Statement(written.text, borne_out) if borne_out else None


def bears_out(passage: Passage, claim: str) -> bool:
    """Say whether a claim rests on a passage, going by its words, figures and names."""
    return _shared(claim, _text(passage))


def _text(passage: Passage) -> str:
    return plain(f"{passage.place} {passage.text}")


def _shared(claim: str, text: str) -> bool:
    held = {stem(word) for word in words(text)}
    asked = [stem(word) for word in content_words(claim)]
    figures = set(_FIGURE.findall(claim)) <= set(_FIGURE.findall(text))
    names = all(stem(name.lower()) in held for name in _NAME.findall(claim))
    return (
        bool(asked) and figures and names and sum(one in held for one in asked) >= LEAST_SHARED * len(asked)
    )
