"""Applying: what a change makes of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, assert_never

from bot.domain.dossier import Dossier
from bot.domain.editing.changes import (
    Asked,
    Chosen,
    Described,
    Foreseen,
    Founded,
    Removed,
    Titled,
    Weighed,
    Written,
)
from bot.domain.editing.items import NOT_YET, Item, Kind
from bot.domain.editing.removal import without
from bot.domain.strategy import Area, Decision, Guideline, Named, Option, Target

if TYPE_CHECKING:
    from bot.domain.editing.changes import Change
    from bot.domain.strategy import Strategy

_Entry = TypeVar("_Entry", bound=Named)


@dataclass(frozen=True, slots=True)
class Gone:
    """A change was about something that is not there (any more)."""

    item: Item


def applied(dossier: Dossier, change: Change) -> Dossier | Gone:
    """Return the dossier as a change makes it."""
    match change:
        case Founded(strategy):
            return Dossier(strategy=strategy)
        case Removed(item):
            return without(dossier, item)
        case Titled():
            told = (change.title, change.organisation, change.horizon, change.mission, change.summary)
            names = ("title", "organisation", "horizon", "mission", "summary")
            return _changed(dossier, **dict(zip(names, told, strict=True)))
        case Written(entry):
            return _written(dossier, entry)
        case Asked():
            decisions = dossier.strategy.decisions
            return _changed(dossier, decisions=_put(decisions, _asked(dossier.strategy, change)))
        case Weighed() | Described() | Foreseen() | Chosen():
            return _in_decision(dossier, change)
        case _:
            assert_never(change)


def _written(dossier: Dossier, entry: Area | Guideline | Target) -> Dossier:
    strategy = dossier.strategy
    match entry:
        case Area():
            return _changed(dossier, areas=_put(strategy.areas, entry))
        case Guideline():
            return _changed(dossier, guidelines=_put(strategy.guidelines, entry))
        case Target():
            return _changed(dossier, targets=_put(strategy.targets, entry))
        case _:
            assert_never(entry)


def _asked(strategy: Strategy, change: Asked) -> Decision:
    known = strategy.decision(change.decision) or _bare(change)
    fields = ("guideline", "question", "decided_on", "decided_by")
    return known.model_copy(update={name: getattr(change, name) for name in fields})


def _bare(change: Asked) -> Decision:
    return Decision(
        id=change.decision, guideline=change.guideline, question=change.question, chosen=NOT_YET,
        decided_on=change.decided_on, decided_by=change.decided_by,
        criteria=(), options=(), because=(), rejected=(), revisit_if=(),
    )  # fmt: skip


def _in_decision(dossier: Dossier, change: Weighed | Described | Foreseen | Chosen) -> Dossier | Gone:
    decision = dossier.strategy.decision(change.decision)
    if decision is None:
        return Gone(Item(Kind.DECISION, (change.decision,)))
    decided = _decided(decision, change)
    if isinstance(decided, Gone):
        return decided
    return _changed(dossier, decisions=_put(dossier.strategy.decisions, decided))


def _decided(decision: Decision, change: Weighed | Described | Foreseen | Chosen) -> Decision | Gone:
    match change:
        case Weighed(criterion=criterion):
            return decision.model_copy(update={"criteria": _put(decision.criteria, criterion)})
        case Described():
            return decision.model_copy(update={"options": _put(decision.options, _option(decision, change))})
        case Foreseen(option=named):
            option = decision.option(named)
            if option is None:
                return Gone(Item(Kind.OPTION, (decision.id, named)))
            return decision.model_copy(update={"options": _put(decision.options, _foreseen(option, change))})
        case Chosen():
            reasons = {name: getattr(change, name) for name in ("because", "rejected", "revisit_if")}
            return decision.model_copy(update={"chosen": change.option, **reasons})
        case _:
            assert_never(change)


def _option(decision: Decision, change: Described) -> Option:
    known = decision.option(change.option)
    return Option(
        id=change.option, name=change.name, summary=change.summary, cost=change.cost,
        risks=change.risks, scores=change.scores, consequences=known.consequences if known else (),
    )  # fmt: skip


def _foreseen(option: Option, change: Foreseen) -> Option:
    others = tuple(each for each in option.consequences if each.area != change.area)
    return option.model_copy(update={"consequences": (*others, *change.consequences)})


def _put(entries: tuple[_Entry, ...], entry: _Entry) -> tuple[_Entry, ...]:
    """Return the entries with one more, or with one in the place of the one of its id."""
    if any(each.id == entry.id for each in entries):
        return tuple(entry if each.id == entry.id else each for each in entries)
    return (*entries, entry)


def _changed(dossier: Dossier, **fields: object) -> Dossier:
    return dossier.model_copy(update={"strategy": dossier.strategy.model_copy(update=fields)})
