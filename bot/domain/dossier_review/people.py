"""People, what their areas commit, and what they said: whether each belongs to somebody that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.dossier_review.remarks import (
    CAPACITY,
    PEOPLE,
    UNDERSTANDING,
    About,
    Remark,
    error,
    unknown,
    warning,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.dossier import Dossier, Person


def people_remarks(dossier: Dossier) -> list[Remark]:
    """Return what does not fit in `people.yaml`, `capacity.yaml` and `understanding.yaml`."""
    return [*_people(dossier), *_capacity(dossier), *_understanding(dossier)]


def _people(dossier: Dossier) -> Iterator[Remark]:
    known = tuple(area.id for area in dossier.strategy.areas)
    for at, person in enumerate(dossier.people):
        area = dossier.strategy.area(person.area)
        if area is None:
            yield unknown(PEOPLE, (at, "area"), "area", person.area, known)
        elif area.side is not person.side:
            text = f"{person.area} is on the {area.side} side, so its managers are too; correct one of them"
            yield error(PEOPLE, (at, "side"), text)
        yield from _timezone(at, person)
    headless = sorted(set(known) - {person.area for person in dossier.people})
    if dossier.people and headless:
        text = f"nobody here belongs to {', '.join(headless)}; no demand can come from there"
        named = ", ".join(area.name for area in dossier.strategy.areas if area.id in headless)
        yield warning(PEOPLE, (), text, About("Areas that nobody belongs to, so no demand can come", named))


def _timezone(at: int, person: Person) -> Iterator[Remark]:
    try:
        ZoneInfo(person.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = f"“{person.timezone}” is no time zone; write it like Europe/Copenhagen"
        yield error(PEOPLE, (at, "timezone"), text)


def _capacity(dossier: Dossier) -> Iterator[Remark]:
    known = tuple(area.id for area in dossier.strategy.areas)
    seen = set()
    for at, capacity in enumerate(dossier.capacity):
        if capacity.area not in known:
            yield unknown(CAPACITY, (at, "area"), "area", capacity.area, known)
        if (capacity.area, capacity.period) in seen:
            text = f"{capacity.area} has a capacity for {capacity.period} already; keep one of them"
            yield error(CAPACITY, (at, "period"), text)
        seen.add((capacity.area, capacity.period))


def _understanding(dossier: Dossier) -> Iterator[Remark]:
    known = tuple(person.id for person in dossier.people)
    seen = set()
    for at, understanding in enumerate(dossier.understanding):
        if understanding.person not in known:
            yield unknown(UNDERSTANDING, (at, "person"), "person", understanding.person, known)
        if understanding.person in seen:
            yield error(UNDERSTANDING, (at, "person"), f"{understanding.person} stands here twice; keep one")
        seen.add(understanding.person)
