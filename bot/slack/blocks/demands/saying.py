"""Saying: what a demand or gap holds, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bot.domain.demand import Priority
from bot.domain.drafting.fields import Form, parts
from bot.domain.drafting.values import value
from bot.domain.figures import day, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.slack.blocks.demands.units import Unit

_OPEN: Final = "?"
_SENTENCES: Final = {
    "indicator": "{name}: from {baseline} to {target} {unit}, by {by}",
    "needs_from": "{area}: {what}, by {by}",
    "offers_to": "{area}: {what}, by {by}",
    "effort": "{area}, {period}: {person_days} person-days",
    "steps": "{what}: {result}, by {by}",
    "depends_on": "{area}: {what}",
}
"""How the parts of a record are put; what is not known yet is a question mark."""
_LABELS: Final[Mapping[str, Mapping[JsonValue, str]]] = {
    "priority": {Priority.MUST.value: "Must", Priority.SHOULD.value: "Should", Priority.COULD.value: "Could"},
    "confidence": {1: "1, hardly", 2: "2, a little", 3: "3, half", 4: "4, rather", 5: "5, very sure"},
}


def options(field: Field, known: Known) -> list[tuple[JsonValue, str]]:
    """Return what a field offers to choose from, each with its words; nothing where it is filled freely."""
    offered = known.choices(field)
    named = _LABELS.get(field.name, {})
    return [(one.value, named.get(one.value, one.label)) for one in offered.choices] if offered else []


def said(unit: Unit, held: Mapping[str, JsonValue], known: Known) -> list[str]:
    """Return what a unit holds, piece by piece; nothing where it holds nothing."""
    if len(unit.fields) > 1:
        found = {one.path.rpartition(".")[2]: _one(one, value(held, one.path), known) for one in unit.fields}
        return [_SENTENCES[unit.path].format(**_with_gaps(found))] if any(found.values()) else []
    field, here = unit.fields[0], value(held, unit.path)
    if field.form is Form.ITEMS and isinstance(here, list):
        return [row(unit.path, item, known) for item in here if isinstance(item, dict)]
    if isinstance(here, list):
        return [_word(field, item, known) for item in here]
    spoken = _one(field, here, known)
    return [spoken] if spoken else []


def row(path: str, item: Mapping[str, JsonValue], known: Known) -> str:
    """Return one entry of a list in words, such as a need."""
    named = [(one, one.path.rpartition(".")[2]) for one in parts(path)]
    found = {name: _one(part, item.get(name), known) for part, name in named}
    return _SENTENCES[path].format(**_with_gaps(found))


def _one(field: Field, held: JsonValue, known: Known) -> str:
    return "" if held is None or held == [] else _word(field, held, known)


def _word(field: Field, held: JsonValue, known: Known) -> str:
    if isinstance(held, float | int) and field.form is Form.NUMBER:
        return number(held)
    told = str(held)
    if field.form is Form.DATE:
        try:
            return day(date.fromisoformat(told))
        except ValueError:
            return told
    return next((label for value_, label in options(field, known) if value_ == held), told)


def _with_gaps(found: Mapping[str, str]) -> dict[str, str]:
    return {name: spoken or _OPEN for name, spoken in found.items()}
