"""What a question about a strategy asks for, read from its wording."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """Kinds of questions about a strategy."""

    WHY_CHOSEN = "why_chosen"
    WHY_NOT = "why_not"
    CONSEQUENCE = "consequence_for_area"
    COMPARE = "compare"
    NUMBERS = "numbers"
    REVISIT = "revisit"
    PROCESS = "process"
    OUT_OF_SCOPE = "out_of_scope"


TOLD: Final = frozenset({Kind.WHY_CHOSEN, Kind.WHY_NOT, Kind.COMPARE, Kind.CONSEQUENCE, Kind.REVISIT})
"""Kinds that a decision answers by itself; for the others, documents are searched."""

# The first that fits counts: “why not” before “why”, and what would reopen a decision before both.
_WORDINGS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.REVISIT: (
        r"\b(?:revisit|re-?open|reconsider|reverse|overturn)\w*",
        r"\bup for discussion\b",
        r"\b(?:decide|look|discuss|think|change|open(?:ed)?)\b[^.?!]*\b(?:again|anew|back|mind)\b",
        r"\b(?:rethink|rethought)\b",
        r"\bcome back (?:on|to) (?:the|this|that) decision\b",
        r"^what if\b.*\b(?:badly|wrong|fail\w*|late|slip\w*)\b",
    ),
    Kind.COMPARE: (
        r"\b(?:compar\w+|differences?|differ|versus|vs|pros and cons)\b",
        r"\bbetter than\b|\brather than\b.*\?",
        r"\b(?:all|which) (?:the )?options\b|\bside by side\b",
        r"\bhow do the \w+ (?:\w+ )?options\b",
    ),
    Kind.WHY_NOT: (
        r"\bwhy (?:not|never)\b",
        r"\bwhy (?:\w+ ){0,4}?(?:not|instead of)\b",
        r"\bwhy (?:do|did|does|ca|could|would|should|have|has|had|is|are|was|were|wo)n['’]t\b",
        r"\bwhat (?:speaks|spoke|is wrong|was wrong|kept us)\b.*\b(?:against|with|from)\b",
        r"\bwhy\b.*\b(?:rejected?|turned down|ruled out|dropped|dismissed|off the table|sa(?:y|id) no)\b",
    ),
    Kind.CONSEQUENCE: (
        r"\bmeans?\b.*\bfor\b|\bwhat does\b.*\bmean\b",
        r"\bwhat (?:happens(?! (?:if|when))|changes|will change|will happen)\b",
        r"\b(?:consequences?|impacts?|affects?)\b",
        r"\bwhat (?:must|should|shall|do|will)\b.*\b(?:give|do|change|expect|contribute|need)\b",
        r"\bwhat\b.*\b(?:in it for|lands? on|give up)\b|\b(?:practical|real) effects?\b",
        r"\b(?:touch\w*|for) my (?:area|plant|department|team|people|unit|desk)\b",
    ),
    Kind.WHY_CHOSEN: (
        r"\b(?:why|reasons?|rationale|justif\w+|how come)\b",
        r"\bwhat (?:made|speaks for)\b|\bon what grounds\b",
    ),
    Kind.NUMBERS: (
        r"\bhow (?:much|many|long|far|big|large|often|soon|high)\b",
        r"\b(?:budget|costs?|targets?|goals?|figures?|percent\w*|per cent|total)\b",
        r"\bby when\b",
    ),
}
_KINDS: Final = {kind: re.compile("|".join(some), re.IGNORECASE) for kind, some in _WORDINGS.items()}


_COSTS: Final = re.compile(r"\b(?:costs?|expensive|invest\w*|spend|dear|cheap\w*)\b", re.IGNORECASE)
_DECIDED: Final = re.compile(
    r"\bwho\b.*\b(?:decid\w+|decisions?|chose|agreed)\b|\bwhen\b.*\b(?:decided|chosen|agreed)\b",
    re.IGNORECASE,
)
_BEYOND: Final = re.compile(
    r"\b(?:competitors?|rivals?|other compan(?:y|ies)|odds|how likely|how probable|forecasts?)\b",
    re.IGNORECASE,
)


def asks_cost(question: str) -> bool:
    """Say whether a question is about what an option costs."""
    return bool(_COSTS.search(question))


def asks_who_decided(question: str) -> bool:
    """Say whether a question is about who took a decision, or when."""
    return bool(_DECIDED.search(question))


def is_beyond(question: str) -> bool:
    """Say whether a question is about other companies, or what will come true: no strategy tells that."""
    return bool(_BEYOND.search(question))


def kind_of(question: str) -> Kind:
    """Return what is asked for; how things go (`PROCESS`) where nothing tells."""
    return next((kind for kind, wording in _KINDS.items() if wording.search(question)), Kind.PROCESS)


_OURS: Final = re.compile(
    r"\b(?:did|have|had|are|were|do|don['’]t|didn['’]t) we\b"
    r"|\bwe (?:chose|decided|picked|went|rejected)\b"
    r"|\bmy (?:area|plant|department|team|people|unit)\b"
    r"|\b(?:our|this) strategy\b",
    re.IGNORECASE,
)


def is_ours(question: str) -> bool:
    """Say whether a question speaks of what one's own company has decided, or of one's own part of it."""
    return bool(_OURS.search(question))
