"""Coding paths with a language model: it decides what the rules leave open, and never alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.adapters.prompt_files import active_prompt
from bot.domain.errors import LanguageModelError
from bot.domain.perspective import Domain, Part, Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.perspectives.rules import RulesPaths
    from bot.domain.perspective import Initiative, Told
    from bot.services.ports import Instructions, LanguageModel

_LONGEST: Final = 1500
_NO_TAGS: Final = str.maketrans({"<": "‹", ">": "›"})


class Quotes(BaseModel):
    """Words of the answers, part by part."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    anchor: str
    pivot: str
    impact: str


class Form(BaseModel):
    """What a model fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="path")

    anchor: Domain | None
    pivot: Domain | None
    impact: Domain | None
    quotes: Quotes


class ModelPaths:
    """Implements `Pathfinding` by a language model beside the rules."""

    def __init__(self, model: LanguageModel, rules: RulesPaths) -> None:
        self._model = model
        self._rules = rules

    def find(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        """Return the path of each initiative. Raises LanguageModelError where the model can't be used."""
        return tuple(map(self._found, told))

    def _found(self, told: Told) -> Initiative:
        coded, doubts = self._rules.judged(told)
        if not doubts:
            return coded
        instructions = _instructions(told)
        form = self._filled(instructions)
        parts = {part: getattr(form, part) if part in doubts else coded.path.at(part) for part in Part}
        quotes = {part: _quote(form, part, told) or coded.quotes.get(part, "") for part in Part}
        kept = {part: quote for part, quote in quotes.items() if quote and parts[part] is not None}
        return replace(coded, path=Path(**parts), quotes=kept, by="model", prompt=instructions.reference)

    def _filled(self, instructions: Instructions) -> Form:
        try:
            return Form.model_validate_json("".join(self._model.write(instructions)))
        except ValidationError as broken:
            raise LanguageModelError(f"{self._model.name} did not fill in the form.") from broken


def _quote(form: Form, part: Part, told: Told) -> str:
    """Return what the model has copied, if it stands in the answer."""
    quote: str = getattr(form.quotes, part).strip()
    return quote if quote in told.at(part) else ""


def _instructions(told: Told) -> Instructions:
    said = {
        name: (text[:_LONGEST] or "(nothing)").translate(_NO_TAGS)
        for name, text in (
            ("what", told.what), ("anchor", told.anchor), ("pivot", told.pivot), ("impact", told.impact),
        )
    }  # fmt: skip
    return replace(active_prompt("perspective").fill(**said), form=Form.model_json_schema())
