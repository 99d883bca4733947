"""Judging with a language model: it decides where the rules are in doubt, and never alone.

What it says must fit the form. Words that nobody said and guidelines that nobody set are left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.adapters.prompt_files import active_prompt
from bot.domain.errors import LanguageModelError
from bot.domain.understanding import OTHER, Aspect, Coded, Grasp, Quote, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.understanding.judgement import Doubts
    from bot.adapters.understanding.rules import RulesJudging
    from bot.domain.dossier import Dossier, OwnWords
    from bot.domain.strategy import Area, Decision, Strategy
    from bot.services.ports import Instructions, LanguageModel

DECISIONS: Final = 3
"""The decisions that are told to the model: those on the guidelines that were likeliest named."""
_LONGEST: Final = 1500
_NO_TAGS: Final = str.maketrans({"<": "‹", ">": "›"})


class Form(BaseModel):
    """What a model fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="understanding")

    knows_strategy: Grasp
    guidelines: tuple[str, ...]
    other_goal: str | None
    matches_decision: bool
    own_area_specific: bool
    rationale_correct: bool
    quotes: tuple[str, ...]


class ModelJudging:
    """Implements `Judging` by a language model beside the rules."""

    def __init__(self, model: LanguageModel, rules: RulesJudging) -> None:
        self._model = model
        self._rules = rules

    def judge(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        """Return what the answers come to. Raises LanguageModelError where the model can't be used."""
        coded, doubts = self._rules.weigh(answers, dossier, area)
        if not doubts.any:
            return coded
        instructions = _instructions(answers, dossier.strategy, area, doubts)
        form = self._filled(instructions)
        return replace(_together(coded, doubts, form, answers), by="model", prompt=instructions.reference)

    def _filled(self, instructions: Instructions) -> Form:
        try:
            return Form.model_validate_json("".join(self._model.write(instructions)))
        except ValidationError as broken:
            raise LanguageModelError(f"{self._model.name} did not fill in the form.") from broken


def _together(coded: Coded, doubts: Doubts, form: Form, answers: OwnWords) -> Coded:
    """Let the model decide what is in doubt, and leave the rest to the rules."""
    sure = [goal for goal in coded.goals if goal.startswith(OTHER) or goal not in doubts.goals]
    found = [goal for goal in form.guidelines if goal in doubts.goals]
    said = [quote for quote in form.quotes if stands_in(quote, answers)]
    return replace(
        coded,
        knows_strategy=doubts.decided(coded.knows_strategy, form.knows_strategy),
        goals=(*_own_last([*sure, *found], form.other_goal, answers),),
        **{aspect.value: getattr(form, aspect.value) for aspect in doubts.aspects},
        quotes=(*coded.quotes, *(Quote(Aspect.KNOWS_STRATEGY, quote) for quote in said)),
    )


def _own_last(goals: list[str], other: str | None, answers: OwnWords) -> Iterator[str]:
    """Yield the goals; one of the person's own in the words that the model has found, if they were said."""
    own = [goal for goal in goals if goal.startswith(OTHER)]
    yield from (goal for goal in goals if goal not in own)
    yield from [f"{OTHER}{other}"] if own and other and stands_in(other, answers) else own


def _instructions(answers: OwnWords, strategy: Strategy, area: Area | None, doubts: Doubts) -> Instructions:
    likeliest = doubts.likeliest[:DECISIONS]
    decisions = [one for one in strategy.decisions if one.guideline in likeliest]
    said = (f"{name}: {text[:_LONGEST]}" for name, text in answers.model_dump().items())
    filled = active_prompt("understanding").fill(
        guidelines="\n".join(f"- {one.id}: {one.statement}" for one in strategy.guidelines),
        decisions="\n".join(line for one in decisions for line in _told(one)) or "(nothing)",
        area=f"{area.name}: {area.about}" if area else "unknown",
        answers="\n".join(said).translate(_NO_TAGS),
    )
    return replace(filled, form=_form(strategy))


def _told(decision: Decision) -> Iterator[str]:
    chosen = decision.option(decision.chosen)
    yield f"- {decision.question} Chosen: {chosen.name if chosen else decision.chosen}."
    yield from (f"  because: {reason}" for reason in decision.because)
    for rejection in decision.rejected:
        option = decision.option(rejection.option)
        yield f"  not “{option.name if option else rejection.option}”: {rejection.because}"


def _form(strategy: Strategy) -> dict[str, Any]:
    """Return the form's schema, which knows the guidelines' ids."""
    schema = Form.model_json_schema()
    schema["properties"]["guidelines"]["items"] = {"enum": [one.id for one in strategy.guidelines]}
    return schema
