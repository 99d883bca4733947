"""What a question about a strategy asks for, read from its wording."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


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

_COSTS: Final = re.compile(r"\b(?:costs?|expensive|invest\w*|dear|cheap\w*)\b", re.IGNORECASE)
_GOAL: Final = re.compile(
    r"\b(?:goals?|targets?|aim\w*|by when|until when|where (?:do|must|should|shall) we)\b"
    r"|\b(?:shall|should|must|want to)\b[^.?!]*\bbe\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"\b(?:whole|total|overall|entire|all in all|altogether)\b[^.?!]*"
    r"\b(?:budget|frame|envelope|costs?|money|sum|bill|price|spend\w*|invest\w*|programme|strategy)\b",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"\b(?:frame|envelope|budget|total|altogether|in all)\b[^.?!]*\d", re.IGNORECASE)
_DECIDED: Final = re.compile(
    r"\bwho\b.*\b(?:decid\w+|decisions?|chose|agreed)\b|\bwhen\b.*\b(?:decided|chosen|agreed)\b",
    re.IGNORECASE,
)
_OUR_WHY: Final = re.compile(r"^(?:so |but |and )?why (?:do|did|are|were|have|must) we\b", re.IGNORECASE)
"""What asks for one's own reasons, whatever others do."""
_BEYOND: Final = re.compile(
    r"\b(?:competitors?|rivals?|other compan(?:y|ies)|odds|how likely|how probable|forecasts?)\b",
    re.IGNORECASE,
)


_PREMISE: Final = re.compile(
    r"^(?:(?:so|well|but|and|ok|okay)\b,? )?"
    r"(?:since|as|because|given that|now that|seeing that)\b(?P<since>[^?]+?), "
    r"|(?P<tag>[^.?!]+?),? (?:right|correct|isn['’]t it|aren['’]t (?:we|they)|don['’]t (?:we|they)) ?\?",
    re.IGNORECASE,
)


_NEGATION: Final = re.compile(r"\b(?:not|no longer|never|nothing|nobody|none)\b|n['’]t\b", re.IGNORECASE)


def is_negated(question: str) -> bool:
    """Say whether a question says that something is not so."""
    return bool(_NEGATION.search(question))


def premise_of(question: str) -> str | None:
    """Return what a question takes for granted in so many words: `Since …, when …?`, or `…, right?`."""
    found = _PREMISE.search(question.strip())
    return (found["since"] or found["tag"]).strip() if found else None


def asks_cost(question: str) -> bool:
    """Say whether a question is about what an option costs."""
    return bool(_COSTS.search(question))


def asks_goal(question: str) -> bool:
    """Say whether a question is about what is to be reached."""
    return bool(_GOAL.search(question))


def asks_total(question: str) -> bool:
    """Say whether a question is about what all of it costs."""
    return bool(_TOTAL.search(question))


def is_sum(text: str) -> bool:
    """Say whether a text tells what all of something costs."""
    return bool(_SUM.search(text))


def asks_who_decided(question: str) -> bool:
    """Say whether a question is about who took a decision, or when."""
    return bool(_DECIDED.search(question))


_STATED: Final = re.compile(
    r"^(?:(?:so|and|well|ok|please)\b,? )*"
    r"(?:what(?:['’]s| is| does)|tell|explain|describe|summari[sz]e|show)\b(?: me| to me)?(?: about)? "
    r"(?:our|the|this|your)(?: company(?:['’]s)?| IT)? strategy"
    r"(?: about| say)?(?: to me| in short| briefly)*\W*$",
    re.IGNORECASE,
)
_SUPPOSED: Final = re.compile(
    r"\b(?:would|could|should|might|if|had|were|instead|options?|alternatives?|costs?|cheap\w*|risks?|propos\w+"
    r"|reject\w+|against|offer\w*|compar\w+|score\w*)\b|n['’]t\b|\bnot\b",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"\beach\b|\b(?:vs|versus|or|against)\b[^.?!]*\b(?:vs|versus|or|against)\b|^[^.?!,:]+, [^.?!,:]+,? or\b",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(
    r"^(?:(?:so|and|well)\b,? )?(?:have|has|did|do|are|is|was|were)\b"
    r"[^?]*\b(?:decid\w+|agreed|chosen|chose)\b",
    re.IGNORECASE,
)


def asks_strategy(question: str) -> bool:
    """Say whether a question is what the strategy is, and nothing more."""
    return bool(_STATED.search(question.strip()))


def supposes(question: str) -> bool:
    """Say whether a question is about what might have been or may be chosen, and not about what will be."""
    return bool(_SUPPOSED.search(question))


def asks_several(question: str) -> bool:
    """Say whether three things or more are to be compared: `A vs B vs C`, `A, B or C`."""
    return bool(_SEVERAL.search(question))


def asks_whether_decided(question: str) -> bool:
    """Say whether a question is if something was decided at all."""
    return bool(_WHETHER.search(question.strip()))


_UNREAL: Final = re.compile(
    r"\bwould\b[^.?!]*\bhave (?:meant|brought|changed|happened|given|done)\b"
    r"|\bif we(?:['’]d| had)\b|\bhad we\b",
    re.IGNORECASE,
)


def is_unreal(question: str) -> bool:
    """Say whether a question is about what would have been, had something else been chosen."""
    return bool(_UNREAL.search(question))


def is_beyond(question: str) -> bool:
    """Say whether a question is about other companies, or what will come true: no strategy tells that."""
    return bool(_BEYOND.search(question)) and not _OUR_WHY.search(question)
