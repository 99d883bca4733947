"""Sentences of a text with where they stand, and what is cut from the ends of a piece of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.dates import dates

if TYPE_CHECKING:
    from datetime import date

_END: Final = re.compile(
    r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b(?i:e\.g|i\.e|etc|min|max|inc)\.)(?<!\b(?i:no|ca|vs)\.)"
    r"\s+(?=[\"“‘'(]?\w)|\s*\n\s*|;\s+"
)
_EDGES: Final = " \t,:;–—-•*"
_BEFORE_DATE: Final = re.compile(
    r"[\s,(]*\b(?:by|until|till|before|no later than|not later than|at the latest (?:by|in|on)?|due|ready|in|"
    r"on|from|starting|as of|not before)?(?: the| latest| in)*\s*$",
    re.IGNORECASE,
)
_AFTER_DATE: Final = re.compile(r"^\s*(?:at the latest|latest)?[\s).,;!]*(?:and[\s,]*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where it stands in its text."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; a line ends one too."""
    found, start = [], 0
    for end in (*((match.start(), match.end()) for match in _END.finditer(text)), (len(text), len(text))):
        if text[start : end[0]].strip():
            found.append(Sentence(text[start : end[0]], start, end[0]))
        start = end[1]
    return found


def trimmed(piece: str) -> str:
    """Return a piece of a sentence without marks and joints at its edges."""
    piece = piece.strip(_EDGES).rstrip(".!").strip(_EDGES)
    piece = re.sub(r"^(?:and|also|that|is|are)\s+", "", piece, flags=re.IGNORECASE)
    return re.sub(r"\s+(?:and|also)$", "", piece, flags=re.IGNORECASE)


def undated(piece: str, today: date) -> tuple[str, str | None]:
    """Return a piece without the date at its end, and that date."""
    found = dates(piece, today)
    if not found or not _AFTER_DATE.match(piece[found[-1].end :]):
        return trimmed(piece), None
    before = piece[: found[-1].start]
    match = _BEFORE_DATE.search(before)
    return trimmed(before[: match.start()] if match else before), found[-1].last.isoformat()
