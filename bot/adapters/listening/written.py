"""Listening with a language model: it judges beside the rules, and never alone.

What guards have recognised is not shown to a model at all. What it says must fit the form, and its quote must
stand in the answer. Where the rules are too unsure to propose a level, the model may, near what they lean to.
Where it fails, or agrees with nobody, the rules have the last word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.adapters.listening.quoting import as_said
from bot.adapters.listening.rules import asking
from bot.adapters.prompt_files import active_prompt
from bot.domain.errors import LanguageModelError
from bot.domain.listening import Heard, Outcome
from bot.services.ports import Listening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.ports import Instructions, LanguageModel
    from knowledge.instrument import RatedQuestion, Side

AGREED: Final = 0.9
"""How sure the two are when they say the same."""
BESIDE: Final = 0.6
"""The same when they are one level apart, or the rules proposed none."""
APART: Final = 0.3
"""The same when they contradict one another; then no level is proposed."""
_GUARDED: Final = (Outcome.IGNORE_INSTRUCTION, Outcome.REDACT)
_NO_TAGS: Final = str.maketrans({"<": "‹", ">": "›"})
_LONGEST: Final = 4000


class Form(BaseModel):
    """What a model fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="interpretation")

    outcome: Outcome
    level: Annotated[int, Field(ge=1, le=5)] | None
    quote: str | None


class Leaning(Listening, Protocol):
    """Listening that also says what it leans to where it proposes nothing."""

    def leaning(self, question: RatedQuestion, said: Sequence[str]) -> int | None:
        """Return the level that the words come closest to, however unsure; None where they tell of none."""
        ...


class ModelListening:
    """Implements `Listening` by a language model beside the rules."""

    def __init__(self, model: LanguageModel, rules: Leaning) -> None:
        self._model = model
        self._rules = rules

    def listen(self, question: RatedQuestion, side: Side, said: Sequence[str]) -> Heard:
        """Return what was heard. `said` is all that was said to this question so far, oldest first."""
        by_rules = self._rules.listen(question, side, said)
        if by_rules.outcome in _GUARDED:
            return by_rules
        instructions = _instructions(question, side, said)
        try:
            judged = self._judged(instructions, said)
        except LanguageModelError:
            return by_rules
        if by_rules.outcome is judged.outcome is Outcome.LEVEL and by_rules.level is None:
            heard = _proposed(self._rules.leaning(question, said), judged, said)
        else:
            heard = _together(by_rules, judged, question, said)
        return replace(heard, by="model", prompt=instructions.reference)

    def _judged(self, instructions: Instructions, said: Sequence[str]) -> Form:
        """Return what the model says. Raises LanguageModelError where it cannot be used."""
        written = "".join(self._model.write(instructions))
        try:
            form = Form.model_validate_json(written)
        except ValidationError as broken:
            raise LanguageModelError(f"{self._model.name} did not fill in the form.") from broken
        if form.outcome is not Outcome.LEVEL:
            return Form(outcome=form.outcome, level=None, quote=None)
        if form.level is None or not as_said(form.quote or "", said):
            raise LanguageModelError(f"{self._model.name} named no level, or words that were not said.")
        return form


def _proposed(leaning: int | None, judged: Form, said: Sequence[str]) -> Heard:
    """Take a level of the model alone, unless the rules lean to quite another."""
    if leaning is None or judged.level is None or abs(leaning - judged.level) > 1:
        return Heard(Outcome.LEVEL, APART)
    return Heard(Outcome.LEVEL, BESIDE, level=judged.level, quote=as_said(judged.quote or "", said))


def _together(by_rules: Heard, judged: Form, question: RatedQuestion, said: Sequence[str]) -> Heard:
    """Weigh both: agreement makes sure, disagreement makes careful."""
    if by_rules.outcome is not judged.outcome:
        return _at_odds(by_rules, judged, question, said)
    if by_rules.outcome is not Outcome.LEVEL:
        return replace(by_rules, confidence=max(by_rules.confidence, AGREED))
    return _of_levels(by_rules, judged, as_said(judged.quote or "", said))


def _at_odds(by_rules: Heard, judged: Form, question: RatedQuestion, said: Sequence[str]) -> Heard:
    """Weigh two outcomes: a question more is better than a level that praise or plans have raised."""
    if by_rules.outcome is not Outcome.LEVEL:
        return replace(by_rules, confidence=min(by_rules.confidence, BESIDE))
    if by_rules.level is not None:
        return Heard(Outcome.LEVEL, APART)
    return asking(judged.outcome, BESIDE, question, said)


def _of_levels(by_rules: Heard, judged: Form, quote: str | None) -> Heard:
    apart = abs((by_rules.level or 0) - (judged.level or 0))
    if apart == 0:
        return replace(by_rules, confidence=max(by_rules.confidence, AGREED), quote=quote)
    return replace(by_rules, confidence=BESIDE) if apart == 1 else Heard(Outcome.LEVEL, APART)


def _instructions(question: RatedQuestion, side: Side, said: Sequence[str]) -> Instructions:
    filled = active_prompt("interpret").fill(
        practice=question.name,
        side=str(side),
        question=question.ask.for_side(side),
        anchors="\n".join(f"{level}: {anchor}" for level, anchor in enumerate(question.anchors, start=1)),
        answer="\n".join(said).translate(_NO_TAGS)[:_LONGEST],
    )
    return replace(filled, form=Form.model_json_schema())
