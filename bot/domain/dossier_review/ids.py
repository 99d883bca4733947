"""Ids: each stands for one thing in the whole dossier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.dossier_review.remarks import DEMANDS, GAPS, PEOPLE, STRATEGY, Place, Remark, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.dossier import Dossier
    from bot.domain.strategy import Decision, Named, Strategy


def id_remarks(dossier: Dossier) -> list[Remark]:
    """Return a remark on every place where an id stands for a second thing."""
    seen: Counter[str] = Counter()
    remarks = []
    for file, place, named in _named(dossier):
        seen[named] += 1
        if seen[named] > 1:
            text = f"the id “{named}” is used already; ids are unique in a dossier, choose another"
            remarks.append(error(file, (*place, "id"), text))
    return remarks


def ids(dossier: Dossier) -> set[str]:
    """Return every id that stands for something in a dossier."""
    return {named for _, _, named in _named(dossier)}


def _named(dossier: Dossier) -> Iterator[tuple[str, Place, str]]:
    for place, named in _of_strategy(dossier.strategy):
        yield STRATEGY, place, named
    files = {PEOPLE: dossier.people, DEMANDS: dossier.demands, GAPS: dossier.gaps}
    for file, entries in files.items():
        for place, named in _of((), entries):
            yield file, place, named


def _of_strategy(strategy: Strategy) -> Iterator[tuple[Place, str]]:
    yield (), strategy.id
    yield from _of(("areas",), strategy.areas)
    yield from _of(("guidelines",), strategy.guidelines)
    yield from _of(("targets",), strategy.targets)
    for at, decision in enumerate(strategy.decisions):
        yield from _of_decision(("decisions", at), decision)


def _of_decision(place: Place, decision: Decision) -> Iterator[tuple[Place, str]]:
    yield place, decision.id
    yield from _of((*place, "criteria"), decision.criteria)
    yield from _of((*place, "options"), decision.options)


def _of(place: Place, entries: Sequence[Named]) -> Iterator[tuple[Place, str]]:
    for at, entry in enumerate(entries):
        yield (*place, at), entry.id
