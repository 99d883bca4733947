"""Fields: what a demand and a gap are made of, in the order in which one asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(StrEnum):
    """How a field is answered."""

    TEXT = "text"
    LINES = "lines"
    """Several texts, one a line."""
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    ITEMS = "items"
    """Several entries that have parts of their own (`PARTS`)."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be told. `path` names it, and for a part of an entry which: `needs_from.0.by`.

    What is not `required` can be left open; what is not `asked` either, people add by themselves.
    """

    path: str
    form: Form
    required: bool = True
    asked: bool = True

    @property
    def name(self) -> str:
        """The path without positions, the same for all entries of a list: `needs_from.by`."""
        return re.sub(r"\.\d+", "", self.path)


def _needed(path: str, form: Form = Form.TEXT) -> Field:
    return Field(path, form)


def _optional(path: str, form: Form = Form.LINES) -> Field:
    return Field(path, form, required=False)


def _extra(path: str, form: Form = Form.LINES) -> Field:
    return Field(path, form, required=False, asked=False)


FIELDS: Final[Mapping[Kind, tuple[Field, ...]]] = {
    Kind.DEMAND: (
        _needed("owner", Form.CHOICE),
        _needed("area", Form.CHOICE),
        _needed("guideline", Form.CHOICE),
        _needed("translation"),
        _needed("target_outcome"),
        _needed("indicator.name"),
        _needed("indicator.baseline", Form.NUMBER),
        _needed("indicator.target", Form.NUMBER),
        _needed("indicator.unit"),
        _needed("indicator.by", Form.DATE),
        _optional("needs_from", Form.ITEMS),
        _needed("priority", Form.CHOICE),
        _needed("latest", Form.DATE),
        _needed("risk_if_not_done"),
        _needed("size", Form.CHOICE),
        _extra("offers_to", Form.ITEMS),
        _extra("affects.processes"),
        _extra("affects.systems"),
        _extra("in_scope"),
        _extra("out_of_scope"),
        _extra("assumptions"),
        _extra("risk_if_done", Form.TEXT),
        _extra("earliest", Form.DATE),
        _extra("effort", Form.ITEMS),
    ),
    Kind.GAP: (
        _needed("owner", Form.CHOICE),
        _needed("current_state"),
        _needed("target_state"),
        _optional("demands", Form.CHOICES),
        _needed("evidence_of_target"),
        _extra("causes"),
        _needed("steps", Form.ITEMS),
        _needed("first_step_30_days"),
        _needed("resources.person_days", Form.NUMBER),
        _extra("resources.budget", Form.NUMBER),
        _extra("resources.skills"),
        _optional("day_to_day_relief", Form.TEXT),
        _optional("depends_on", Form.ITEMS),
        _extra("barriers"),
        _extra("practices"),
        _needed("confidence", Form.CHOICE),
    ),
}

_CONTRIBUTION: Final = (_needed("area", Form.CHOICE), _needed("what"), _needed("by", Form.DATE))

PARTS: Final[Mapping[str, tuple[Field, ...]]] = {
    "needs_from": _CONTRIBUTION,
    "offers_to": _CONTRIBUTION,
    "effort": (_needed("area", Form.CHOICE), _needed("period"), _needed("person_days", Form.NUMBER)),
    "steps": (_needed("what"), _needed("result"), _needed("by", Form.DATE)),
    "depends_on": (_needed("area", Form.CHOICE), _needed("what")),
}


def parts(items: str, at: int = 0) -> tuple[Field, ...]:
    """Return the parts of an entry with their whole paths, which tell them from fields of the same name."""
    return tuple(replace(one, path=f"{items}.{at}.{one.path}") for one in PARTS[items])


@dataclass(frozen=True, slots=True)
class Entry:
    """Which entry of which list: `needs_from.0.by` lies in the first of `needs_from`."""

    items: Field
    at: int


def entry_of(kind: Kind, path: str) -> Entry | None:
    """Return the entry that a path leads into, None where it leads to a field of its own."""
    items, _, rest = path.partition(".")
    position = rest.partition(".")[0]
    found = field(kind, items) if position.isdecimal() and field(kind, path) else None
    return Entry(found, int(position)) if found else None


def field(kind: Kind, path: str) -> Field | None:
    """Return the field that a path leads to, None where there is none."""
    known = next((one for one in FIELDS[kind] if one.path == path), None)
    if known is not None:
        return known
    match path.split("."):
        case [items, position, part] if position.isdecimal() and items in PARTS:
            here = any(one.path == items for one in FIELDS[kind])
            found = next((one for one in PARTS[items] if one.path == part), None)
            return replace(found, path=path) if here and found else None
    return None
