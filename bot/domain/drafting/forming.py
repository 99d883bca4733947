"""Forming: makes the finished demand or gap of what a draft holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from bot.domain.demand import NO_RELIEF, Demand, Gap
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import FIELDS
from bot.domain.drafting.values import content, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Draft
    from bot.domain.drafting.fields import Field

NO_RISK: Final = "not said"
_FORMS: Final[dict[Kind, TypeAdapter[Demand | Gap]]] = {
    Kind.DEMAND: TypeAdapter(Demand),
    Kind.GAP: TypeAdapter(Gap),
}


def formed(draft: Draft, name: str) -> Demand | Gap:
    """Return what a draft comes to under a name. Only where nothing that must be filled is missing."""
    form = {"id": name, **formed_so_far(draft)}
    return read_form(draft.topic, _with_confirmations(form))


def formed_so_far(draft: Draft) -> dict[str, JsonValue]:
    """Return what a draft holds, and what it comes to where it was left open."""
    told = content(draft)
    form: dict[str, JsonValue] = {}
    for field in FIELDS[draft.topic]:
        held = value(told, field.path)
        _put(form, field.path, _left_open(field, draft) if held is None and not field.required else held)
    return form


def read_form(kind: Kind, form: Mapping[str, JsonValue]) -> Demand | Gap:
    """Return a finished form that was written as JSON."""
    return _FORMS[kind].validate_python(dict(form))


def written(form: Demand | Gap) -> dict[str, JsonValue]:
    """Return a finished form as it stands in a dossier's file."""
    written: dict[str, JsonValue] = form.model_dump(mode="json")
    return written


def _left_open(field: Field, draft: Draft) -> JsonValue:
    """Return what a field comes to that was left open."""
    match field.path:
        case "earliest":
            return draft.started.date().isoformat()
        case "day_to_day_relief":
            return NO_RELIEF
        case "risk_if_done":
            return NO_RISK
        case "resources.budget":
            return 0
        case _:
            return []


def _put(form: dict[str, JsonValue], path: str, held: JsonValue) -> None:
    name, _, part = path.partition(".")
    if not part:
        form[name] = held
        return
    whole = form.setdefault(name, {})
    assert isinstance(whole, dict)
    whole[part] = held


def _with_confirmations(form: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Count what another area owes as not confirmed, until it confirms."""
    waits = form.get("depends_on")
    if isinstance(waits, list):
        form["depends_on"] = [
            {"confirmed": False, **wait} if isinstance(wait, dict) else wait for wait in waits
        ]
    return form
