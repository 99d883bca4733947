"""What of a decision's options a question wants weighed: their risks, their costs, or their scores."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.why import Kind, asks_cost
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.strategy import Criterion

_RISKS: Final = re.compile(r"\brisks\b|\b(?:can|could|might) go wrong\b", re.IGNORECASE)
_SCORES: Final = re.compile(
    r"\bscor(?:e|es|ed|ing)\b|\bcriteri(?:a|on)\b|\bweights?\b|\bweighted\b|\brunner-?up\b"
    r"|\b(?:\w{3,}est|best|worst|(?:most|least) \w+) (?:\w+ )?(?:option|alternative|variant|choice)\b",
    re.IGNORECASE,
)
_RANKED: Final = re.compile(
    r"\b(?:cheapest|dearest|costliest|(?:most|least) expensive"
    r"|(?:lowest|highest|least|most)\b[^?]*\bcosts?)\b",
    re.IGNORECASE,
)
_OPTIONS: Final = re.compile(r"\b(?:options|alternatives|variants)\b", re.IGNORECASE)
_HIGH: Final = re.compile(
    r"\b(?:dearest|costliest|most expensive|(?:highest|most)\b[^?]*\bcosts?)\b", re.IGNORECASE
)
_YEARS: Final = re.compile(r"\bover (?:the next |the )?(?P<years>\w+) years\b", re.IGNORECASE)
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST: Final = re.compile(r"\b(\w{3,})est\b", re.IGNORECASE)
_QUICK: Final = frozenset(("fast", "quick", "soon", "earli"))
_SPEED: Final = stems("speed fast quick soon early ready")
WEIGHING: Final = stems(
    "risk risks score scored scores scoring criteria criterion weight weights weighted highest lowest "
    "best worst cheapest dearest most least three two four yearly runner-up question"
)
"""What every question of this kind may speak of."""
_POSSIBLE: Final = frozenset({Kind.NUMBERS, Kind.PROCESS, Kind.COMPARE})


class Weighed(StrEnum):
    """What options are weighed by."""

    RISKS = "risks"
    COSTS = "costs"
    SCORES = "scores"


def weighed_by(question: str, kind: Kind) -> Weighed | None:
    """Return what a question wants options weighed by, None where it asks for anything else."""
    if kind not in _POSSIBLE:
        return None
    several = asks_cost(question) and kind is not Kind.COMPARE and _OPTIONS.search(question)
    if _RANKED.search(question) or several:
        return Weighed.COSTS
    if _RISKS.search(question):
        return Weighed.RISKS
    return Weighed.SCORES if _SCORES.search(question) else None


def asks_highest(question: str) -> bool:
    """Say whether it is the highest cost that is asked for, and not the lowest."""
    return bool(_HIGH.search(question))


def years_of(question: str) -> int | None:
    """Return over how many years costs are to be added up: `over five years`."""
    found = _YEARS.search(question)
    word = found["years"].lower() if found else ""
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def criterion_of(question: str, criteria: Collection[Criterion]) -> Criterion | None:
    """Return the one criterion that a question speaks of: `the fastest option`, `the score for safety`."""
    asked = stems(question)
    for most in _MOST.findall(question.lower()):
        asked |= _SPEED if most in _QUICK else {word for one in criteria for word in _like(most, one)}
    named = [one for one in criteria if asked & stems(one.name)]
    return named[0] if len(named) == 1 else None


def _like(most: str, criterion: Criterion) -> set[str]:
    return {word for word in stems(criterion.name) if word.startswith(most)}
