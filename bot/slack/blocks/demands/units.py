"""Units: the fields of a demand or gap as they are shown and edited together, on pages of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.drafting.fields import Field

_RECORD: Final = "indicator"
"""The one record whose parts say nothing alone."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is shown on a line: a field, or the parts of a record."""

    path: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is filled in together."""

    title: str
    units: tuple[Unit, ...]


_PAGES: Final[Mapping[Kind, Mapping[str, Sequence[str]]]] = {
    Kind.DEMAND: {
        "What it means": (
            "owner", "area", "guideline", "translation", "target_outcome", "indicator", "priority", "size",
            "earliest", "latest",
        ),
        "Others and effort": ("needs_from", "offers_to", "effort"),
        "Bounds and risks": (
            "affects.processes", "affects.systems", "in_scope", "out_of_scope", "assumptions",
            "risk_if_done", "risk_if_not_done",
        ),
    },
    Kind.GAP: {
        "From today to there": (
            "owner", "demands", "current_state", "target_state", "evidence_of_target", "causes",
            "first_step_30_days", "practices", "confidence",
        ),
        "The way there": (
            "steps", "resources.person_days", "resources.budget", "resources.skills", "day_to_day_relief",
            "depends_on", "barriers",
        ),
    },
}  # fmt: skip


def units(kind: Kind) -> list[Unit]:
    """Return everything that a demand or gap is made of, in the order of asking."""
    found: dict[str, list[Field]] = {}
    for field in FIELDS[kind]:
        found.setdefault(unit_path(field.path), []).append(field)
    return [Unit(path, tuple(fields)) for path, fields in found.items()]


def extras(kind: Kind) -> list[Unit]:
    """Return what nobody is asked for, and people add by themselves."""
    return [each for each in units(kind) if not any(field.asked for field in each.fields)]


def unit(kind: Kind, path: str) -> Unit | None:
    """Return the unit that a path lies in, None where there is none."""
    return next((each for each in units(kind) if each.path == unit_path(path)), None)


def unit_path(path: str) -> str:
    """Return the path of the unit that another one lies in: `needs_from.0.by` lies in `needs_from`."""
    steps = path.split(".")
    positioned = len(steps) > 1 and steps[1].isdecimal()
    return steps[0] if positioned or steps[0] == _RECORD else path


def pages(kind: Kind) -> list[Page]:
    """Return the pages of the form that holds everything."""
    known = {each.path: each for each in units(kind)}
    return [Page(title, tuple(known[path] for path in paths)) for title, paths in _PAGES[kind].items()]
