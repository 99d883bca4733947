"""Things that a question asks for: how many of something, a sum, a time, a name, somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.words import words


class Sort(StrEnum):
    """What sort of thing is asked for."""

    COUNT = "count"
    SUM = "sum"
    TIME = "time"
    NAME = "name"
    MAKER = "maker"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for; `noun` is what is to be counted."""

    sort: Sort
    noun: str = ""


_PARTS: Final = re.compile(
    r"\?\s+(?:and )?|(?:,| and|, and|, or) (?=(?:(?:by|until|since|from|at|for|on) )?"
    r"(?:why|what|how|who|when|which|where)\b)",
    re.IGNORECASE,
)
_AUXILIARY: Final = "will|would|do|does|did|is|are|was|were|has|have|had|must|can|could|may|should|shall"
_ENDS: Final = f"{_AUXILIARY}|of|in|for|per|a|at|on|to|that|who|which|we|i|you|they|get|gets|need|needs"
_COUNT: Final = re.compile(
    r"\bhow many (?:of (?:the|our|my|your|their|its) )?"
    rf"(?P<noun>(?:[\w'’-]+ ){{0,3}}?[\w'’-]+)(?= (?:{_ENDS})\b|\W*$)"
    r"|\bhow many (?P<other>[\w'’-]+)",
    re.IGNORECASE,
)
_MAKER: Final = (
    r"(?:firm|compan(?:y|ies)|vendor|supplier|maker|make|brand|bank|product|consultanc(?:y|ies)|consultant|"
    r"provider|manufacturer|lender|hotel|newspaper|auditor|agenc(?:y|ies)|contractor|software|tool|customer)s?"
)
_PRICE: Final = (
    "share|price|fee|rate|fine|rent|tax|interest|discount|sum|margin|dividend|salary|wage|bonus|penalty"
)
_PAID: Final = rf"(?:{_PRICE}|cost|salar|pay|paid|earn|budget|percent|per cent|bill|charge|penalt)\w*"
_SOME: Final = r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_WORDINGS: Final = {
    Sort.MAKER: rf"\bwhich (?:(?!(?:{_AUXILIARY})\b)[\w'’-]+ ){{0,6}}?{_MAKER}\b|\b(?:what|whose) {_MAKER}\b"
    rf"|\bwho (?:is|are|was|were) (?:the |our )?{_MAKER}\b|\bname of (?:the |our )?{_MAKER}\b",
    Sort.NAME: r"\bnames? of\b|\bthe names?\b|\bby name\b|['’]s name\b"
    rf"|\bwhich (?:of (?:the|our|your|these|those) )?(?:{_SOME})\b",
    Sort.SUM: rf"\bhow (?:much|big|large|high|expensive)\b|\bwhat (?:[\w'’-]+ ){{0,2}}?(?:{_PRICE}|budget)\b"
    rf"|\bwhat (?:does|do|did|will|would|is|was|are|were)\b.*\b{_PAID}",
    Sort.TIME: rf"(?:^|\b(?:by|until|from|since|till|and|or) )when\b(?= (?:{_AUXILIARY})\b|\W*$)"
    r"|\bhow (?:long|soon|old)\b|\b(?:what|which) (?:year|date|day|month|week)\b",
    Sort.PERSON: r"(?:^|[,.?:;] |\b(?:and|or|but|to|for|by|from|with|so) )who(?:m|se)?\b",
}
_SORTS: Final = {sort: re.compile(wording, re.IGNORECASE) for sort, wording in _WORDINGS.items()}


def asked_for(question: str) -> tuple[tuple[str, Thing | None], ...]:
    """Return the parts of a question, each with the thing that it asks for; None where that is no thing."""
    parts = [part.strip() for part in _PARTS.split(question) if part and words(part)]
    return tuple((part, _thing(part)) for part in parts)


def _thing(part: str) -> Thing | None:
    counted = _COUNT.search(part)
    if counted:
        return Thing(Sort.COUNT, (counted["noun"] or counted["other"]).split()[-1].lower())
    return next((Thing(sort) for sort, wording in _SORTS.items() if wording.search(part)), None)
