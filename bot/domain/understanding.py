"""Understanding, coded: what a manager's own words show of the strategy, each finding with its quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from bot.domain.dossier import OwnWords
    from bot.domain.strategy import Strategy

OTHER: Final = "other: "
"""What stands before a goal that is none of the guidelines; the manager's own words follow."""


class Grasp(StrEnum):
    """How well somebody knows the strategy, from not at all to well."""

    NONE = "none"
    VAGUE = "vague"
    PARTIAL = "partial"
    CLEAR = "clear"


class Aspect(StrEnum):
    """What is coded."""

    KNOWS_STRATEGY = "knows_strategy"
    GOAL_NAMED = "goal_named"
    MATCHES_DECISION = "matches_decision"
    OWN_AREA_SPECIFIC = "own_area_specific"
    RATIONALE_CORRECT = "rationale_correct"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the manager, as they stand in an answer, and what they show."""

    aspect: Aspect
    text: str


@dataclass(frozen=True, slots=True)
class Coded:
    """What answers to the five questions come to.

    `goals` are ids of guidelines, or `OTHER` and the manager's own words. `matches_decision` says that what
    was told fits what was decided, `own_area_specific` that it is told what changes where the manager works,
    and `rationale_correct` that the reasons are those of the strategy. `prompt` names the prompt where a
    model took part.
    """

    knows_strategy: Grasp
    goals: tuple[str, ...]
    matches_decision: bool
    own_area_specific: bool
    rationale_correct: bool
    quotes: tuple[Quote, ...]
    by: Literal["rules", "model"] = "rules"
    prompt: str | None = None

    @property
    def guidelines(self) -> frozenset[str]:
        """The ids of the guidelines among the goals."""
        return frozenset(goal for goal in self.goals if not goal.startswith(OTHER))

    @property
    def others(self) -> tuple[str, ...]:
        """The goals that are none of the guidelines, in the manager's own words."""
        return tuple(goal.removeprefix(OTHER) for goal in self.goals if goal.startswith(OTHER))


def verified(coded: Coded, answers: OwnWords, strategy: Strategy) -> Coded:
    """Return a coding without what nobody said: foreign quotes, unknown guidelines, goals in others' words.

    Whoever knows of no strategy names none of its goals, and nothing of what is told is about it.
    """
    known = coded.knows_strategy is not Grasp.NONE
    goals = (goal for goal in coded.goals if known and _named(goal, answers, strategy))
    quotes = (quote for quote in coded.quotes if stands_in(quote.text, answers))
    return replace(
        coded,
        goals=tuple(dict.fromkeys(goals)),
        matches_decision=known and coded.matches_decision,
        own_area_specific=known and coded.own_area_specific,
        rationale_correct=known and coded.rationale_correct,
        quotes=tuple(dict.fromkeys(quotes)),
    )


def stands_in(text: str, answers: OwnWords) -> bool:
    """Say whether words stand in one of the answers, letter by letter."""
    return bool(text.strip()) and any(text in said for said in answers.model_dump().values())


def _named(goal: str, answers: OwnWords, strategy: Strategy) -> bool:
    if goal.startswith(OTHER):
        return stands_in(goal.removeprefix(OTHER), answers)
    return strategy.guideline(goal) is not None
