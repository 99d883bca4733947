"""Removal: what goes with a piece of a strategy, and what keeps it from going."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, assert_never

from bot.domain.editing.items import NOT_YET, Item, Kind
from bot.domain.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.demand import Demand
    from bot.domain.dossier import Dossier
    from bot.domain.strategy import Decision, Named, Strategy

_Entry = TypeVar("_Entry", bound="Named")


@dataclass(frozen=True, slots=True)
class Removal:
    """What depends on an item: `goes` with it, or `keeps` it, because people stated it; in words."""

    goes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


def removal(dossier: Dossier, item: Item) -> Removal:
    """Say what depends on an item of a dossier, which holds all that was stated, in Slack too."""
    strategy = dossier.strategy
    decision = strategy.decision(item.path[0])
    match item.kind:
        case Kind.AREA:
            return Removal(tuple(_named_with(strategy, item.id)), tuple(_at_home_in(dossier, item.id)))
        case Kind.GUIDELINE:
            stated = [demand for demand in dossier.demands if demand.guideline == item.id]
            keeps = _named(stated, "demand says what it means", "demands say what it means")
            return Removal(tuple(_decided_for(strategy, item.id)), tuple(keeps))
        case Kind.DECISION:
            return Removal(tuple(_in_decision(decision) if decision else ()))
        case Kind.OPTION:
            return Removal(tuple(_with_option(decision, item.id) if decision else ()))
        case Kind.CRITERION:
            scored = [one for one in (decision.options if decision else ()) if item.id in one.scores]
            return Removal(tuple(_counted(len(scored), "score by it", "scores by it")))
        case Kind.TARGET:
            return Removal()
        case _:
            assert_never(item.kind)


def without(dossier: Dossier, item: Item) -> Dossier:
    """Return the dossier without an item, and without what is only about it."""
    strategy = dossier.strategy
    match item.kind:
        case Kind.AREA:
            changed = _without_area(strategy, item.id)
        case Kind.GUIDELINE:
            changed = {
                "guidelines": _but(strategy.guidelines, item.id),
                "decisions": tuple(each for each in strategy.decisions if each.guideline != item.id),
                "targets": tuple(each for each in strategy.targets if each.guideline != item.id),
            }
        case Kind.DECISION:
            changed = {"decisions": _but(strategy.decisions, item.id)}
        case Kind.TARGET:
            changed = {"targets": _but(strategy.targets, item.id)}
        case Kind.OPTION | Kind.CRITERION:
            cut = _without_option if item.kind is Kind.OPTION else _without_criterion
            decisions = strategy.decisions
            changed = {
                "decisions": tuple(cut(one, item.id) if one.id == item.path[0] else one for one in decisions)
            }
        case _:
            assert_never(item.kind)
    return dossier.model_copy(update={"strategy": strategy.model_copy(update=changed)})


def _without_area(strategy: Strategy, area: str) -> dict[str, object]:
    guidelines = (
        one.model_copy(update={"areas": tuple(each for each in one.areas if each != area)})
        for one in strategy.guidelines
    )
    return {
        "areas": _but(strategy.areas, area),
        "guidelines": tuple(guidelines),
        "decisions": tuple(_spared(decision, area) for decision in strategy.decisions),
    }


def _spared(decision: Decision, area: str) -> Decision:
    options = (
        one.model_copy(update={"consequences": tuple(c for c in one.consequences if c.area != area)})
        for one in decision.options
    )
    return decision.model_copy(update={"options": tuple(options)})


def _without_option(decision: Decision, option: str) -> Decision:
    left = {
        "options": _but(decision.options, option),
        "rejected": tuple(each for each in decision.rejected if each.option != option),
    }
    return decision.model_copy(update=left | ({"chosen": NOT_YET} if decision.chosen == option else {}))


def _without_criterion(decision: Decision, criterion: str) -> Decision:
    options = (
        one.model_copy(update={"scores": {c: s for c, s in one.scores.items() if c != criterion}})
        for one in decision.options
    )
    return decision.model_copy(
        update={"criteria": _but(decision.criteria, criterion), "options": tuple(options)}
    )


def _but(entries: Sequence[_Entry], named: str) -> tuple[_Entry, ...]:
    return tuple(entry for entry in entries if entry.id != named)


def _named_with(strategy: Strategy, area: str) -> Iterator[str]:
    for guideline in strategy.guidelines:
        if area in guideline.areas:
            yield f"the guideline “{guideline.statement}” names it no more"
    for decision in strategy.decisions:
        felt = [each for option in decision.options for each in option.consequences if each.area == area]
        for told in _counted(len(felt), "consequence", "consequences"):
            yield f"{told} of the options for “{decision.question}”"


def _at_home_in(dossier: Dossier, area: str) -> Iterator[str]:
    """Say what people stated from this area or about it; nothing of that goes in passing."""
    people = sum(person.area == area for person in dossier.people)
    yield from _counted(people, "manager belongs to it", "managers belong to it")
    periods = sum(capacity.area == area for capacity in dossier.capacity)
    yield from _counted(periods, "quarter of capacity is committed", "quarters of capacity are committed")
    demands = [demand for demand in dossier.demands if area in _areas_of(demand)]
    yield from _named(demands, "demand names it", "demands name it")
    gaps = [gap for gap in dossier.gaps if any(wait.area == area for wait in gap.depends_on)]
    yield from _named(gaps, "gap waits for it", "gaps wait for it")


def _areas_of(demand: Demand) -> set[str]:
    others = (*demand.needs_from, *demand.offers_to)
    return {demand.area, *(one.area for one in others), *(one.area for one in demand.effort)}


def _decided_for(strategy: Strategy, guideline: str) -> Iterator[str]:
    for decision in strategy.decisions:
        if decision.guideline == guideline:
            yield f"the decision “{decision.question}” with its {counted(len(decision.options), 'option')}"
    targets = sum(target.guideline == guideline for target in strategy.targets)
    yield from _counted(targets, "target", "targets")


def _in_decision(decision: Decision) -> Iterator[str]:
    yield from _counted(len(decision.options), "option with its consequences", "options with consequences")
    yield from _counted(len(decision.criteria), "criterion", "criteria")


def _with_option(decision: Decision, option: str) -> Iterator[str]:
    found = decision.option(option)
    felt = len(found.consequences) if found else 0
    yield from _counted(felt, "consequence", "consequences")
    if any(each.option == option for each in decision.rejected):
        yield "the reason why it was not taken"
    if decision.chosen == option:
        yield "the choice: it is the one that was chosen, so another must be named"


def _named(stated: Sequence[Named], one: str, several: str) -> Iterator[str]:
    """Say how many there are, and which; the ids are those by which all lists of them go."""
    for told in _counted(len(stated), one, several):
        yield f"{told}: {', '.join(each.id for each in stated)}"


def _counted(number: int, one: str, several: str) -> Iterator[str]:
    if number:
        yield f"{number} {one if number == 1 else several}"
