"""Needs: what a demand or a gap asks of another area, and what was said to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.demand import Demand, Gap
from bot.domain.drafting.entries import Addressed, Insisted, Responded, Verdict
from bot.domain.drafting.forming import read_form

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.drafting.entries import Draft


@dataclass(frozen=True, slots=True)
class Need:
    """What one area asks of another. `by` is None in a gap, which names no date.

    A need that is changed is another one: what was said to it before no longer counts.
    """

    area: str
    what: str
    by: date | None = None

    @property
    def key(self) -> str:
        """Names it within its draft, the same in every version in which it stands unchanged."""
        told = f"{self.area}\n{self.what}\n{self.by or ''}"
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Asked:
    """A need with what was said to it, oldest first, who was asked, and where its owner left it as it is."""

    need: Need
    responses: tuple[Responded, ...]
    people: tuple[str, ...]
    left: tuple[Insisted, ...] = ()

    @property
    def insisted(self) -> bool:
        """Whether the owner has left it as it is since something else was proposed."""
        return any(each.responses == len(self.responses) for each in self.left)

    @property
    def verdict(self) -> Verdict | None:
        """What the other side says, None while it has said nothing."""
        return self.responses[-1].verdict if self.responses else None


def needs(draft: Draft) -> list[Asked]:
    """Return the needs of the version that was confirmed last, with what was said to each."""
    if not draft.versions:
        return []
    return [asked(draft, need) for need in needs_of(read_form(draft.topic, draft.versions[-1].form))]


def needs_of(form: Demand | Gap) -> list[Need]:
    """Return what a demand or a gap asks of other areas."""
    match form:
        case Demand():
            return [Need(each.area, each.what, each.by) for each in form.needs_from]
        case Gap():
            return [Need(each.area, each.what) for each in form.depends_on]


def asked(draft: Draft, need: Need) -> Asked:
    """Return a need with what was said to it; what was proposed instead and then taken up, is accepted."""
    said = [entry for entry in draft.entries if isinstance(entry, Responded)]
    people = [entry for entry in draft.entries if isinstance(entry, Addressed) and entry.need == need.key]
    return Asked(
        need,
        tuple(found for entry in said if (found := _about(need, entry)) is not None),
        tuple(dict.fromkeys(entry.person for entry in people)),
        tuple(one for one in draft.entries if isinstance(one, Insisted) and one.need == need.key),
    )


def _about(need: Need, said: Responded) -> Responded | None:
    """Return what was said to a need, as it counts for it; None where it was said to another."""
    if said.need == need.key:
        return said
    if said.verdict is Verdict.PROPOSED and said.what is not None:
        proposed = Need(need.area, said.what, said.by if need.by is not None else None)
        if proposed.key == need.key:
            return replace(said, verdict=Verdict.ACCEPTED)
    return None


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said to a need, which may have been changed or dropped since."""

    need: Need
    said: Responded


def answers_of(draft: Draft, person: str) -> list[Answered]:
    """Return everything that somebody said to the needs of a draft, oldest first."""
    forms = [read_form(draft.topic, version.form) for version in draft.versions]
    known = {need.key: need for form in forms for need in needs_of(form)}
    said = (each for each in draft.entries if isinstance(each, Responded) and each.person == person)
    return [Answered(known[each.need], each) for each in said if each.need in known]


def standing_form(draft: Draft) -> Demand | Gap:
    """Return the version that was confirmed last; what other areas have confirmed since, counts."""
    form = read_form(draft.topic, draft.versions[-1].form)
    if isinstance(form, Demand):
        return form
    verdicts = [asked(draft, need).verdict for need in needs_of(form)]
    waits = (
        wait if verdict is None else wait.model_copy(update={"confirmed": verdict is Verdict.ACCEPTED})
        for wait, verdict in zip(form.depends_on, verdicts, strict=True)
    )
    return form.model_copy(update={"depends_on": tuple(waits)})
