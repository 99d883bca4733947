"""Understanding as fields of the codebook: what its author sees of the coding, and can correct."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.codebook import Choice, Field, by_id
from bot.domain.understanding import OTHER, Aspect, Grasp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.strategy import Strategy
    from bot.domain.understanding import Coded

GRASPS: Final[Mapping[Grasp, str]] = {
    Grasp.NONE: "No strategy known",
    Grasp.VAGUE: "Vague",
    Grasp.PARTIAL: "In part",
    Grasp.CLEAR: "Clear",
}
YES: Final = "yes"
_OWN: Final = Choice(OTHER, "A goal of your own")
_FLAGS: Final[Mapping[Aspect, str]] = {
    Aspect.MATCHES_DECISION: "What you told fits what was decided",
    Aspect.RATIONALE_CORRECT: "The reasons are those of the strategy",
    Aspect.OWN_AREA_SPECIFIC: "It says what changes in your own area",
}
_YES_NO: Final = (Choice(YES, "Yes"), Choice("no", "No"))


def fields(coded: Coded, strategy: Strategy) -> tuple[Field, ...]:
    """Return a coding field by field, each with its quotes."""
    quotes = {
        aspect: tuple(quote.text for quote in coded.quotes if quote.aspect is aspect) for aspect in Aspect
    }
    grasps = tuple(Choice(grasp.value, label) for grasp, label in GRASPS.items())
    knows = Aspect.KNOWS_STRATEGY
    return (
        Field(knows, "How well the strategy is known", grasps, (coded.knows_strategy,), quotes[knows]),
        _goals(coded, strategy, quotes[Aspect.GOAL_NAMED]),
        *(
            Field(aspect, name, _YES_NO, (YES if getattr(coded, aspect) else "no",), quotes[aspect])
            for aspect, name in _FLAGS.items()
        ),
    )


def corrected(coded: Coded, settled: Iterable[Field]) -> Coded:
    """Return a coding as its author corrected it."""
    found = by_id(settled)
    return replace(
        coded,
        knows_strategy=Grasp(found[Aspect.KNOWS_STRATEGY].values[0]),
        goals=found[Aspect.GOAL_NAMED].values,
        matches_decision=found[Aspect.MATCHES_DECISION].values == (YES,),
        own_area_specific=found[Aspect.OWN_AREA_SPECIFIC].values == (YES,),
        rationale_correct=found[Aspect.RATIONALE_CORRECT].values == (YES,),
    )


def _goals(coded: Coded, strategy: Strategy, quotes: tuple[str, ...]) -> Field:
    own = [goal for goal in coded.goals if goal.startswith(OTHER)]
    choices = (
        *(Choice(guideline.id, guideline.statement) for guideline in strategy.guidelines),
        *(Choice(goal, f"{_OWN.label}: {goal.removeprefix(OTHER)}") for goal in own),
    )
    return Field(Aspect.GOAL_NAMED, "Goals named", choices, coded.goals, quotes, several=True, own=_OWN)
