"""Importing: takes finished demands and gaps in, each as a version of its own."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.checking import Flaw, flaws_of
from bot.domain.drafting.entries import Confirmed, Draft, Kind
from bot.domain.drafting.forming import written
from bot.domain.drafting.position import Gone, Standing, position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.demand import Demand, Gap
    from bot.domain.dossier import Edition
    from bot.services.delivery import Deliveries
    from bot.services.drafting.registry import Registry
    from bot.services.drafts import Drafts
    from bot.services.ports import Clock

CAUSE: Final = "import"


class Taken(StrEnum):
    """What became of one that was given."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Given:
    """Finished forms as somebody gives them; `line` returns the line of a place in what they gave."""

    forms: Sequence[Demand | Gap]
    line: Callable[[Sequence[str | int]], int]


@dataclass(frozen=True, slots=True)
class Intake:
    """What was taken in: the drafts that hold it, each with the number of entries stored before."""

    kept: tuple[tuple[Draft, int], ...]
    taken: tuple[Taken, ...]

    def count(self, what: Taken) -> int:
        """Return how many became this."""
        return self.taken.count(what)


@dataclass(frozen=True, slots=True)
class LinedFlaw:
    """What is wrong in a line, and what to do about it."""

    line: int
    text: str


class Importing:
    """Takes in what is finished: all of it in one transaction, or nothing where anything is wrong."""

    def __init__(self, drafts: Drafts, registry: Registry, deliveries: Deliveries, clock: Clock) -> None:
        self._drafts = drafts
        self._registry = registry
        self._deliveries = deliveries
        self._clock = clock

    def take(self, workspace: str, edition: Edition, kind: Kind, given: Given) -> Intake | list[LinedFlaw]:
        """Keep what was given, or return everything that is wrong with it."""
        flaws = [
            *_twice(given),
            *self._misfits(workspace, edition, kind, given),
            *self._taken_names(workspace, edition, kind, given),
        ]
        if flaws:
            return sorted(flaws, key=lambda flaw: flaw.line)
        intake = self._intake(workspace, edition, kind, given)
        work = self._deliveries.work(workspace, CAUSE)
        for draft, known in intake.kept:
            work.keep_draft(draft, known)
        self._deliveries.commit(work)
        return intake

    def _misfits(self, workspace: str, edition: Edition, kind: Kind, given: Given) -> list[LinedFlaw]:
        known = self._registry.known(workspace, edition)
        if kind is Kind.DEMAND:
            known = replace(known, demands=())
        return [
            _lined(given, at, flaw) for at, form in enumerate(given.forms) for flaw in flaws_of(form, known)
        ]

    def _taken_names(self, workspace: str, edition: Edition, kind: Kind, given: Given) -> list[LinedFlaw]:
        """Return the ids that stand for something else, and those whose owner is at work on them."""
        dossier = edition.dossier
        others = dossier.gaps if kind is Kind.DEMAND else dossier.demands
        strategy = dossier.strategy
        named = (*dossier.people, *others, *strategy.areas, *strategy.guidelines, *strategy.decisions)
        elsewhere = {one.id for one in named}
        flaws = []
        for at, form in enumerate(given.forms):
            draft = self._drafts.named(workspace, form.id)
            named_otherwise = draft is not None and (draft.topic, draft.dossier) != (kind, strategy.id)
            if form.id in elsewhere or named_otherwise:
                text = f"the id “{form.id}” is used already; ids are unique in a dossier, choose another"
                flaws.append(LinedFlaw(given.line((at, "id")), text))
            elif draft is not None and not isinstance(position(draft), Standing | Gone):
                text = f"the owner of “{form.id}” is changing it; leave it out, or wait until they confirm"
                flaws.append(LinedFlaw(given.line((at, "id")), text))
        return flaws

    def _intake(self, workspace: str, edition: Edition, kind: Kind, given: Given) -> Intake:
        records = self._registry.standing(workspace, kind)
        standing = {one.form.id: one.form for one in records if one.dossier == edition.dossier.strategy.id}
        kept, taken = [], []
        for at, form in enumerate(given.forms):
            if standing.get(form.id) == form:
                taken.append(Taken.SAME)
                continue
            taken.append(Taken.CHANGED if form.id in standing else Taken.NEW)
            draft = self._drafts.named(workspace, form.id) or self._begun(
                workspace, edition, kind, form.id, at
            )
            kept.append((draft.add(Confirmed(written(form), CAUSE, self._clock())), len(draft.entries)))
        return Intake(tuple(kept), tuple(taken))

    def _begun(self, workspace: str, edition: Edition, kind: Kind, name: str, at: int) -> Draft:
        return Draft(
            id=hashlib.sha256(f"{workspace}\n{CAUSE}\n{name}".encode()).hexdigest()[:20],
            workspace=workspace,
            topic=kind,
            person="",
            dossier=edition.dossier.strategy.id,
            edition=edition.number,
            channel="",
            thread=name,
            started=self._clock() + timedelta(microseconds=at),  # they stay in the order of the file
            name=name,
        )


def _twice(given: Given) -> list[LinedFlaw]:
    seen: Counter[str] = Counter()
    flaws = []
    for at, form in enumerate(given.forms):
        seen[form.id] += 1
        if seen[form.id] > 1:
            text = f"“{form.id}” stands here for the second time; drop one, or give it an id of its own"
            flaws.append(LinedFlaw(given.line((at, "id")), text))
    return flaws


def _lined(given: Given, at: int, flaw: Flaw) -> LinedFlaw:
    steps = [int(step) if step.isdecimal() else step for step in flaw.path.split(".")]
    return LinedFlaw(given.line((at, *steps)), flaw.text)
