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
    SIZE = "size"
    TIME = "time"
    NAME = "name"
    MAKER = "maker"
    PERSON = "person"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for; `word` is what is to be counted, what kind it is of, or what somebody does."""

    sort: Sort
    word: str = ""


_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_PARTS: Final = re.compile(
    r"(?:,| and|, and|, or) (?=(?:(?:by|until|since|from|at|for|on) )?"
    r"(?:why|what|how|who|when|which|where)\b)",
    re.IGNORECASE,
)
_AUXILIARY: Final = "will|would|do|does|did|is|are|was|were|has|have|had|must|can|could|may|should|shall"
_GROUP: Final = r"\bhow many (?:of (?:the|our|my|your|their|its) )?(?P<group>(?:[\w'’-]+ ){0,3}?[\w'’-]+)"
# An auxiliary stands behind what is counted; other words may stand behind a verb.
_COUNTED: Final = re.compile(
    rf"{_GROUP}(?= (?:{_AUXILIARY}|of|per|that|who|which|we|i|you|they)\b)", re.IGNORECASE
)
_COUNT: Final = re.compile(rf"{_GROUP}", re.IGNORECASE)
_MAKER: Final = (
    r"(?:firm|compan(?:y|ies)|vendor|supplier|maker|make|brand|bank|product|consultanc(?:y|ies)|consultant|"
    r"provider|manufacturer|lender|hotel|newspaper|auditor|agenc(?:y|ies)|contractor|partner|software|tool|customer)s?"
)
_PRICE: Final = (
    "share|price|fee|rate|fine|rent|tax|interest|discount|sum|margin|dividend|salary|wage|bonus|penalty"
)
_PAID: Final = rf"(?:{_PRICE}|cost|salar|pay|paid|earn|budget|percent|per cent|bill|charge|penalt)\w*"
_SOME: Final = (
    r"(?:\w+ )?(?:people|colleagues|persons?)|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
)
_WORDINGS: Final = {
    Sort.MAKER: rf"\bwhich (?:(?!(?:{_AUXILIARY})\b)[\w'’-]+ ){{0,6}}?{_MAKER}\b|\b(?:what|whose) {_MAKER}\b"
    rf"|\bwho (?:is|are|was|were) (?:the |our )?{_MAKER}\b|\bname of (?:[\w'’-]+ ){{0,3}}?{_MAKER}\b",
    Sort.NAME: r"\bnames? of\b|\bthe names?\b|\bby name\b|['’]s name\b"
    rf"|\bwhich (?:of (?:the|my|our|your|these|those) )?(?:{_SOME})\b",
    Sort.SIZE: r"\bhow (?:old|deep|thick|wide|tall|heavy|fast|strong|warm|cold|hot|loud|strict)\b",
    Sort.SUM: rf"\bhow (?:much|big|large|high|expensive)\b|\bwhat (?:[\w'’-]+ ){{0,2}}?(?:{_PRICE}|budget)\b"
    rf"|\bwhat (?:does|do|did|will|would|is|was|are|were)\b.*\b{_PAID}",
    Sort.TIME: rf"(?:^|\b(?:by|until|from|since|till|and|or) )when\b(?= (?:{_AUXILIARY})\b|\W*$)"
    r"|\bhow (?:long|soon|far (?:ahead|back|in advance))\b|\b(?:what|which) (?:year|date|day|month|week)s?\b",
    Sort.PERSON: r"(?:^|[,.?:;] |\b(?:and|or|but|to|for|by|from|with|so) )who(?:m|se)?\b(?P<word>.*)",
    Sort.KIND: rf"\bwhich (?:[\w'’-]+ ){{0,3}}?(?P<word>(?!(?:we|you|they|i|he|she|it|that)\b)[\w'’-]+)"
    rf"(?= (?:{_AUXILIARY})\b)",
}
_SORTS: Final = {sort: re.compile(wording, re.IGNORECASE) for sort, wording in _WORDINGS.items()}


def asked_for(question: str) -> tuple[tuple[str, Thing | None], ...]:
    """Return the parts of a question, each with the thing that it asks for; None where that is no thing."""
    told = _SENTENCE.split(question.strip())
    asking = [one for one in told if one.endswith("?")] or told
    parts = [part.strip() for one in asking for part in _PARTS.split(one) if words(part)]
    return tuple((part, _thing(part)) for part in parts)


def _thing(part: str) -> Thing | None:
    if counted := _COUNTED.search(part):
        return Thing(Sort.COUNT, _BEHIND.split(counted["group"])[0].split()[-1].lower())
    if counted := _COUNT.search(part):
        return Thing(Sort.COUNT, counted["group"].split()[0].lower())
    for sort, wording in _SORTS.items():
        if asked := wording.search(part):
            word = asked.groupdict().get("word") or ""
            return Thing(sort, _does(word) if sort is Sort.PERSON else word.lower())
    return None


def _does(rest: str) -> str:
    """Return what somebody is asked for to do, empty where it is what somebody is."""
    told = [word for word in words(rest) if word not in _BESIDE]
    return told[0] if told and not _IS.match(rest) else ""


_IS: Final = re.compile(r" (?:is|are|was|were) (?:the|our|my|that|this)\b", re.IGNORECASE)
_BESIDE: Final = frozenset(f"{_AUXILIARY}|then|still|now|to|be|of|the|i|we|you|they|he|she".split("|"))
_BEHIND: Final = re.compile(r" (?:of|for|in|on|to|from|with|at) ")
