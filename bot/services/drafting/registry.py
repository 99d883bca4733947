"""The registry: every demand and gap that stands, of the dossiers in use and of what was confirmed since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.demand import Demand, Gap
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.forming import read_form
from bot.domain.drafting.known import Choice, Known
from bot.domain.drafting.needs import needs_of, standing_form
from bot.domain.drafting.position import Gone, Standing, position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.drafting.entries import Draft
    from bot.services.drafts import Drafts
    from bot.services.ports import Dossiers


class Source(StrEnum):
    """Where a demand or a gap comes from."""

    DOSSIER = "dossier"
    SLACK = "slack"
    IMPORT = "import"


class Status(StrEnum):
    """Whether its owner stands by it."""

    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    """It stands as it was confirmed, and its owner is changing it."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a demand or a gap, confirmed or loaded `at` a time.

    `version` counts how often it was confirmed; of a dossier's it is the number of the edition.
    """

    form: Demand | Gap
    dossier: str
    source: Source
    status: Status
    version: int
    at: datetime
    draft: Draft | None = None


class Registry:
    """Knows what stands. What was confirmed here takes the place of what a dossier has under its id."""

    def __init__(self, drafts: Drafts, dossiers: Dossiers, practices: Sequence[Choice] = ()) -> None:
        self._drafts = drafts
        self._dossiers = dossiers
        self._practices = tuple(practices)

    def editions(self, workspace: str) -> Sequence[Edition]:
        """Return the strategies in use."""
        return self._dossiers.current(workspace)

    def edition(self, workspace: str, dossier_id: str) -> Edition | None:
        """Return a strategy as it is in use."""
        found = self.editions(workspace)
        return next((each for each in found if each.dossier.strategy.id == dossier_id), None)

    def adopted(self, edition: Edition, workspace: str) -> date:
        """Return when a strategy was adopted first, in whichever edition."""
        editions = self._dossiers.editions(workspace, edition.dossier.strategy.id)
        return min(each.dossier.strategy.adopted for each in (edition, *editions))

    def known(self, workspace: str, edition: Edition) -> Known:
        """Return what can be referred to."""
        here = edition.dossier.strategy.id
        demands = (one for one in self.standing(workspace, Kind.DEMAND) if one.dossier == here)
        forms = tuple(one.form for one in demands if isinstance(one.form, Demand))
        return Known(edition.dossier, self._practices, forms)

    def whole(self, workspace: str, dossier: Dossier) -> Dossier:
        """Return a dossier with every demand and gap that stands, those confirmed here too."""
        ours: dict[str, object] = {}
        for kind, name in ((Kind.DEMAND, "demands"), (Kind.GAP, "gaps")):
            found = (one for one in self.standing(workspace, kind) if one.dossier == dossier.strategy.id)
            ours[name] = tuple(one.form for one in found)
        return dossier.model_copy(update=ours)

    def taken(self, workspace: str) -> set[str]:
        """Return every id that is in use, so that a new one differs."""
        names = {draft.name for draft in self._drafts.all(workspace) if draft.name}
        dossiers = (each.dossier for each in self.editions(workspace))
        return names | {one.id for each in dossiers for one in (*each.people, *each.demands, *each.gaps)}

    def standing(self, workspace: str, kind: Kind) -> list[Record]:
        """Return what stands: a dossier's in their order, then what was confirmed here, oldest first."""
        own = (one for edition in self.editions(workspace) for one in _of_dossier(edition, kind))
        # Ids are unique in a dossier; another one may use the same.
        found = {(one.dossier, one.form.id): one for one in own}
        for draft in reversed(self._drafts.all(workspace)):
            if draft.topic is kind and draft.versions and draft.name:
                found[draft.dossier, draft.name] = _latest(draft)
        return [one for one in found.values() if one.status is not Status.WITHDRAWN]

    def concerning(
        self, workspace: str, kind: Kind, *, guideline: str | None = None, area: str | None = None
    ) -> list[Record]:
        """Return what stands and is about a guideline, and is of an area or needs something from it."""
        demands = ((one.dossier, one.form) for one in self.standing(workspace, Kind.DEMAND))
        guidelines = {(of, form.id): form.guideline for of, form in demands if isinstance(form, Demand)}
        return [
            one
            for one in self.standing(workspace, kind)
            if guideline in {None, *_guidelines(one, guidelines)}
            and area in {None, self._area(workspace, one), *(need.area for need in needs_of(one.form))}
        ]

    def latest(self, workspace: str, kind: Kind, name: str, dossier: str) -> Record | None:
        """Return what stands under a name in a strategy, with what other areas have said to it."""
        found = (one for one in self.standing(workspace, kind) if one.dossier == dossier)
        return next((one for one in found if one.form.id == name), None)

    def versions(self, workspace: str, kind: Kind, name: str) -> list[Record]:
        """Return every version under a name, oldest first; several strategies may use the same one."""
        drafts = (each for each in self._drafts.all(workspace) if (each.topic, each.name) == (kind, name))
        confirmed = [version for each in drafts for version in _confirmed(each)]
        return [*self._of_dossiers(workspace, kind, name), *confirmed]

    def _area(self, workspace: str, record: Record) -> str | None:
        """Return whose it is: a demand names its area, a gap only its owner."""
        if isinstance(record.form, Demand):
            return record.form.area
        edition = self.edition(workspace, record.dossier)
        owner = edition.dossier.person(record.form.owner) if edition else None
        return owner.area if owner else None

    def _of_dossiers(self, workspace: str, kind: Kind, name: str) -> list[Record]:
        """Return what one was in each edition of the dossiers in use, without those that changed nothing."""
        found: list[Record] = []
        for current in self.editions(workspace):
            for edition in reversed(self._dossiers.editions(workspace, current.dossier.strategy.id)):
                here = [one for one in _of_dossier(edition, kind) if one.form.id == name]
                found += [one for one in here if not found or found[-1].form != one.form]
        return found


def _guidelines(record: Record, of_demands: Mapping[tuple[str, str], str]) -> set[str]:
    """Return what a form is about: a gap is about what its demands are about."""
    if isinstance(record.form, Demand):
        return {record.form.guideline}
    named = ((record.dossier, name) for name in record.form.demands)
    return {of_demands[name] for name in named if name in of_demands}


def _of_dossier(edition: Edition, kind: Kind) -> Iterator[Record]:
    dossier = edition.dossier
    for form in dossier.demands if kind is Kind.DEMAND else dossier.gaps:
        yield Record(form, dossier.strategy.id, Source.DOSSIER, Status.CONFIRMED, edition.number, edition.at)


def _latest(draft: Draft) -> Record:
    return replace(_confirmed(draft)[-1], form=standing_form(draft))


def _confirmed(draft: Draft) -> list[Record]:
    source = Source.SLACK if draft.channel else Source.IMPORT
    return [
        Record(read_form(draft.topic, each.form), draft.dossier, source, _status(draft), n, each.at, draft)
        for n, each in enumerate(draft.versions, start=1)
    ]


def _status(draft: Draft) -> Status:
    match position(draft):
        case Standing():
            return Status.CONFIRMED
        case Gone():
            return Status.WITHDRAWN
        case _:
            return Status.REOPENED
