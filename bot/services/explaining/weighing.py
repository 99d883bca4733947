"""Weighing a decision's options: their risks, their costs and their scores, and which comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.figures import money
from bot.domain.strategy_sections import scored
from bot.domain.weighed import Weighed, asks_highest, criterion_of, years_of
from bot.services.explaining import saying
from bot.services.explaining.citing import Resting, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.strategy import Decision, Option
    from bot.services.explaining.citing import Citing
    from bot.services.explaining.inquiry import Inquiry

_CHOSEN: Final = re.compile(r"\b(?:chose|chosen|took|decided)\b", re.IGNORECASE)
_ALL: Final = re.compile(r"\b(?:options|alternatives|variants|choices)\b", re.IGNORECASE)
_YEARLY: Final = re.compile(r"\b(?:yearly|annual\w*|a year|per year|each year|to run)\b", re.IGNORECASE)


def tell_weighed(citing: Citing, inquiry: Inquiry, decision: Decision) -> None:
    """Say what is asked for of the options, each marked as chosen or not."""
    match inquiry.weighed:
        case Weighed.RISKS:
            for option in _meant(inquiry, decision):
                lead = f"Risks of “{option.name}” ({_fate(decision, option)}):"
                citing.list(lead, map(quoted, option.risks), anew=True)
        case Weighed.COSTS:
            _costs(citing, inquiry.asked, decision)
        case _:
            _scores(citing, inquiry.asked, decision)


def _meant(inquiry: Inquiry, decision: Decision) -> list[Option]:
    if _ALL.search(inquiry.asked):
        return list(decision.options)
    chosen = [one for one in decision.options if one.id == decision.chosen]
    return chosen if _CHOSEN.search(inquiry.asked) else list(inquiry.options) or chosen


def _costs(citing: Citing, asked: str, decision: Decision) -> None:
    years, high = years_of(asked), asks_highest(asked)
    if years:
        citing.say(_most(decision, f"over {years} years", _over(years), high=high))
    else:
        if not _YEARLY.search(asked):
            citing.say(_most(decision, "once", lambda one: one.cost.one_off, high=high))
        citing.say(_most(decision, "a year", lambda one: one.cost.yearly, high=high))
    citing.list(
        f"What the options of “{decision.question}” cost:",
        (saying.costs(decision, one) for one in decision.options),
    )


def _over(years: int) -> Callable[[Option], float]:
    return lambda one: one.cost.one_off + years * one.cost.yearly


def _most(decision: Decision, how: str, by: Callable[[Option], float], *, high: bool) -> Resting:
    """Say which option costs least, or most; several where they cost the same."""
    most = (max if high else min)(map(by, decision.options))
    first = [one for one in decision.options if by(one) == most]
    named = " and ".join(_named(decision, one) for one in first)
    lead = f"{'Highest' if high else 'Lowest'} cost {how}"
    on = tuple(saying.costs(decision, one).on[0] for one in decision.options)
    return Resting(f"{lead}: {named}, {money(most, first[0].cost.currency)}.", on)


def _scores(citing: Citing, asked: str, decision: Decision) -> None:
    ordered = sorted(decision.options, key=decision.weighted, reverse=True)
    criterion = criterion_of(asked, decision.criteria)
    rows = tuple(scored(decision, one) for one in decision.options)
    if criterion:
        best = max(one.scores.get(criterion.id, 0) for one in ordered)
        first = [_named(decision, one) for one in ordered if one.scores.get(criterion.id, 0) == best]
        citing.say(
            Resting(f"Highest score for “{criterion.name}”: {' and '.join(first)}, {best} of 5.", rows)
        )
    most = decision.weighted(ordered[0])
    first = [_named(decision, one) for one in ordered if decision.weighted(one) == most]
    lead = f"Highest weighted score: {' and '.join(first)}, {most} of at most {decision.highest}."
    citing.say(Resting(lead, rows))
    citing.list(
        f"The scores of “{decision.question}”, from 1 (poor) to 5 (good):", _by_criterion(decision, ordered)
    )


def _by_criterion(decision: Decision, options: list[Option]) -> Iterator[Resting]:
    for option in options:
        scores = ", ".join(
            f"{one.name} {option.scores.get(one.id, '–')} (weight {one.weight})" for one in decision.criteria
        )
        text = f"{_named(decision, option)}: {decision.weighted(option)} by weight; {scores}."
        yield Resting(text, (scored(decision, option),))


def _named(decision: Decision, option: Option) -> str:
    return f"“{option.name}” ({_fate(decision, option)})"


def _fate(decision: Decision, option: Option) -> str:
    return "chosen" if option.id == decision.chosen else "not chosen"
