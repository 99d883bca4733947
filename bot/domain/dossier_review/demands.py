"""Demands and gaps: whether they belong to a known manager, guideline and area, and can be met in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.demand import NO_RELIEF
from bot.domain.dossier_review.remarks import (
    DEMANDS,
    GAPS,
    STRATEGY,
    About,
    Place,
    Remark,
    error,
    unknown,
    warning,
)
from bot.domain.figures import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.domain.demand import Contribution, Demand
    from bot.domain.dossier import Dossier


def demand_remarks(dossier: Dossier) -> list[Remark]:
    """Return what does not fit in `demands.yaml`, and guidelines that nobody has translated."""
    remarks = [remark for at, demand in enumerate(dossier.demands) for remark in _demand(dossier, at, demand)]
    return [*remarks, *_untranslated(dossier)]


def gap_remarks(dossier: Dossier) -> list[Remark]:
    """Return what does not fit in `gaps.yaml`."""
    return list(_gaps(dossier))


def _demand(dossier: Dossier, at: int, demand: Demand) -> Iterator[Remark]:
    yield from _owner(dossier, DEMANDS, at, demand.owner)
    owner = dossier.person(demand.owner)
    if owner and owner.area != demand.area:
        area = _named(dossier, owner.area)
        text = f"{owner.role} belongs to the area “{area}”; a demand is for the owner's own area"
        yield error(DEMANDS, (at, "area"), text)
    known = tuple(guideline.id for guideline in dossier.strategy.guidelines)
    if demand.guideline not in known:
        yield unknown(DEMANDS, (at, "guideline"), "guideline", demand.guideline, known)
    if demand.earliest > demand.latest:
        yield error(DEMANDS, (at, "latest"), before_earliest(demand.latest, demand.earliest))
    yield from _contributions(dossier, (at, "needs_from"), demand.area, demand.needs_from)
    yield from _contributions(dossier, (at, "offers_to"), demand.area, demand.offers_to)
    yield from _areas(dossier, DEMANDS, (at, "effort"), [effort.area for effort in demand.effort])


def before_earliest(latest: date, earliest: date) -> str:
    """Return what is said of a demand that must be done before it can begin."""
    return (
        f"{day(latest)} lies before the earliest date, {day(earliest)}; choose a later day, or begin earlier"
    )


def _named(dossier: Dossier, area_id: str) -> str:
    area = dossier.strategy.area(area_id)
    return area.name if area else area_id


def _owner(dossier: Dossier, file: str, at: int, owner: str) -> Iterator[Remark]:
    if dossier.person(owner) is None:
        yield unknown(file, (at, "owner"), "person", owner, tuple(person.id for person in dossier.people))


def _contributions(
    dossier: Dossier, place: Place, own: str, contributions: tuple[Contribution, ...]
) -> Iterator[Remark]:
    areas = [contribution.area for contribution in contributions]
    yield from _areas(dossier, DEMANDS, place, areas)
    for at, area in enumerate(areas):
        if area == own:
            yield error(
                DEMANDS,
                (*place, at, "area"),
                f"“{_named(dossier, own)}” is the demand's own area; name another",
            )


def _areas(dossier: Dossier, file: str, place: Place, areas: Iterable[str]) -> Iterator[Remark]:
    known = tuple(area.id for area in dossier.strategy.areas)
    for at, area in enumerate(areas):
        if area not in known:
            yield unknown(file, (*place, at, "area"), "area", area, known)


def _untranslated(dossier: Dossier) -> Iterator[Remark]:
    if not dossier.demands:
        return
    translated = {demand.guideline for demand in dossier.demands}
    for at, guideline in enumerate(dossier.strategy.guidelines):
        if guideline.id not in translated:
            text = "no demand says what this guideline means for an area"
            todo = "Ask the managers of the areas that it affects to state one."
            about = About("Guidelines that no demand translates for an area", guideline.statement)
            yield warning(STRATEGY, ("guidelines", at), text, about, todo)


def _gaps(dossier: Dossier) -> Iterator[Remark]:
    known = tuple(demand.id for demand in dossier.demands)
    for at, gap in enumerate(dossier.gaps):
        yield from _owner(dossier, GAPS, at, gap.owner)
        for nth, demand in enumerate(gap.demands):
            if demand not in known:
                yield unknown(GAPS, (at, "demands", nth), "demand", demand, known)
        yield from _areas(dossier, GAPS, (at, "depends_on"), [wait.area for wait in gap.depends_on])
        if gap.day_to_day_relief.strip().lower() == NO_RELIEF:
            text = "nothing of the daily work is dropped or covered; the plan will ask how there will be time"
            about = About("Gaps without relief from the daily work", gap.target_state)
            yield warning(GAPS, (at, "day_to_day_relief"), text, about)
