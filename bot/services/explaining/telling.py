"""Telling a decision: why it was taken, why not otherwise, whom it meets, what would reopen it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.domain.strategy_sections import adopted
from bot.domain.why import Kind, asks_cost, asks_several, asks_strategy, asks_who_decided, is_negated
from bot.services.explaining import saying
from bot.services.explaining.citing import Resting, quoted
from bot.services.explaining.meaning import tell_consequences
from bot.services.explaining.weighing import tell_weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.strategy import Decision, Option
    from bot.services.explaining.citing import Citing
    from bot.services.explaining.inquiry import Inquiry

_FIGURE: Final = re.compile(r"\d")
TWO: Final = 2
OTHERS: Final = 3
"""Areas beside the asker's own that two options are compared for."""


def tell(citing: Citing, inquiry: Inquiry, decision: Decision) -> None:
    """Say what the strategy itself has to say about a decision, by the kind of the question."""
    chosen = decision.option(decision.chosen)
    if chosen is None:
        return
    if inquiry.weighed:
        tell_weighed(citing, inquiry, decision)
        return
    put_right(citing, inquiry, decision)
    for kind in (inquiry.kind, *inquiry.further):
        _tell(citing, inquiry, decision, chosen, kind)


def _tell(citing: Citing, inquiry: Inquiry, decision: Decision, chosen: Option, kind: Kind) -> None:
    match kind:
        case Kind.WHY_CHOSEN:
            citing.say(saying.decided(decision, chosen))
            citing.list(f"Why “{chosen.name}” was chosen:", map(quoted, decision.because))
            if (inquiry.beside is None or is_negated(inquiry.asked)) and inquiry.mistaken is None:
                citing.list("Why not otherwise:", saying.rejections(decision, _others(decision)))
        case Kind.WHY_NOT:
            _against(citing, decision, chosen, inquiry.options)
        case Kind.COMPARE:
            _compare(citing, decision, inquiry)
        case Kind.CONSEQUENCE:
            tell_consequences(citing, inquiry, chosen)
        case Kind.REVISIT:
            _reopening(citing, decision)
        case _:
            _facts(citing, decision, chosen, inquiry)


def put_right(citing: Citing, inquiry: Inquiry, decision: Decision) -> None:
    """Say what was decided where a question takes something for granted: that it was, or was not."""
    chosen = decision.option(decision.chosen)
    if chosen and inquiry.mistaken:
        citing.say(saying.not_so(chosen, inquiry.mistaken), *saying.rejections(decision, [inquiry.mistaken]))
    elif chosen and inquiry.premise and inquiry.kind is not Kind.CONSEQUENCE:
        citing.say(saying.chose(chosen))


def tell_in_short(citing: Citing, inquiry: Inquiry, decision: Decision, *, why: bool) -> None:
    """Say what there is to know of a decision where it is not clear what is asked of it, its reasons too."""
    chosen = decision.option(decision.chosen)
    if chosen is None:
        return
    own = saying.for_area(chosen, inquiry.area) if inquiry.area else ()
    citing.say(saying.decided(decision, chosen), quoted(chosen.summary), *own)
    if why:
        citing.list(f"Why “{chosen.name}” was chosen:", map(quoted, decision.because))


def tell_beside(citing: Citing, inquiry: Inquiry, decision: Decision) -> None:
    """Say in short what another decision says to the question, which may be meant as well."""
    chosen = decision.option(decision.chosen)
    if chosen is None or inquiry.mistaken:
        return
    match inquiry.kind:
        case Kind.WHY_CHOSEN:
            citing.list(f"And why “{chosen.name}” was chosen:", map(quoted, decision.because))
        case Kind.WHY_NOT:
            against = saying.rejections(decision, _others(decision))
            citing.list(f"And of “{decision.question}”:", against)
        case Kind.CONSEQUENCE if inquiry.area and not inquiry.supposed:
            own = saying.for_area(chosen, inquiry.area)
            citing.say(*(Resting(f"“{chosen.name}” as well. {one.text}", one.on) for one in own))
        case Kind.REVISIT:
            _reopening(citing, decision)
        case _:
            pass


def tell_any(citing: Citing, inquiry: Inquiry) -> None:
    """Say what every decision says to a question that names none, or ask which one is meant."""
    decisions, area = inquiry.strategy.decisions, inquiry.area
    if inquiry.kind is Kind.REVISIT:
        for decision in decisions:
            _reopening(citing, decision)
        return
    chosen = [(one, option) for one in decisions if (option := one.option(one.chosen))]
    if inquiry.kind is Kind.CONSEQUENCE and area and not inquiry.is_unreal:
        felt = [(option, one) for _, option in chosen for one in option.consequences if one.area == area.id]
        told = (Resting(f"“{option.name}”: {one.text}", (one.text,)) for option, one in felt)
        citing.list(f"What was decided means for {area.name}:", told)
    if asks_who_decided(inquiry.asked):
        citing.list("Who decided what, and when:", (saying.decided(*one) for one in chosen))
    if asks_cost(inquiry.asked) and not inquiry.weighed:
        citing.list("What was chosen costs:", (saying.costs(*one) for one in chosen))
    if citing.reply() is None:
        named = (saying.answered(decision, option) for decision, option in chosen)
        citing.list("Which decision do you mean? Please ask again and name it:", named)


def tell_whole(citing: Citing, inquiry: Inquiry) -> None:
    """Say what the strategy decided, decision by decision, each with its first reason."""
    strategy = inquiry.strategy
    mission = quoted(f"The mission: {strategy.mission}")
    if not asks_strategy(inquiry.asked):
        citing.say(mission)
    else:
        citing.say(quoted(adopted(strategy)), mission)
        guided = counted(len(strategy.guidelines), "guideline")
        citing.list(f"It has {guided}:", (quoted(one.statement) for one in strategy.guidelines))
    rests = f"“{strategy.title}” rests on {counted(len(strategy.decisions), 'decision')}"
    citing.list(
        f"{rests}; ask about any of them:" if len(strategy.decisions) > 1 else f"{rests}:",
        (
            Resting(f"{decision.question} “{chosen.name}”: {decision.because[0]}", (decision.because[0],))
            for decision in strategy.decisions
            if (chosen := decision.option(decision.chosen)) and decision.because
        ),
    )


def _facts(citing: Citing, decision: Decision, chosen: Option, inquiry: Inquiry) -> None:
    """Say who decided and when, or what the options that are meant cost."""
    if asks_who_decided(inquiry.asked):
        citing.say(saying.decided(decision, chosen))
    if asks_cost(inquiry.asked):
        meant = inquiry.options if chosen in inquiry.options else (*inquiry.options, chosen)
        citing.say(*(saying.costs(decision, one) for one in meant))


def _against(citing: Citing, decision: Decision, chosen: Option, named: Sequence[Option]) -> None:
    meant = [option for option in named if option != chosen]
    if meant:
        citing.say(*saying.rejections(decision, meant[:1]))
        citing.say(saying.costs(decision, meant[0]), saying.costs(decision, chosen))
    if len(meant) != 1:
        citing.list("Why the other options were not taken:", saying.rejections(decision, _others(decision)))
    citing.list(f"Why “{chosen.name}” was chosen instead:", map(quoted, decision.because))


def _compare(citing: Citing, decision: Decision, inquiry: Inquiry) -> None:
    """Put options side by side: those that are named and the chosen one, or else all of them."""
    meant = () if asks_several(inquiry.asked) else inquiry.options
    named = [one for one in decision.options if one in meant or one.id == decision.chosen]
    several = named if len(named) > 1 else decision.options
    lead = "The two compared:" if len(several) == TWO else f"The options of “{decision.question}”:"
    citing.list(lead, (saying.compared(decision, option) for option in several))
    figures = asks_cost(inquiry.asked)
    for option in several:
        means = (one for one in _beside(option, several, inquiry) if not figures or _FIGURE.search(one.text))
        citing.list(saying.lead(decision, option), means, anew=True)


def _beside(option: Option, several: Sequence[Option], inquiry: Inquiry) -> Iterator[Resting]:
    """Say what an option means for the asker's area; of two also what they are, and mean for others."""
    if len(several) == TWO:
        yield quoted(option.summary)
    if inquiry.area:
        yield from islice(saying.for_area(option, inquiry.area), 1)
    if len(several) == TWO:
        shared = set.intersection(*({one.area for one in each.consequences} for each in several))
        areas = [one for one in inquiry.strategy.areas if one.id in shared and one != inquiry.area]
        yield from islice((said for area in areas for said in saying.for_area(option, area)), OTHERS)


def _reopening(citing: Citing, decision: Decision) -> None:
    lead = f"What would reopen the decision “{decision.question}”:"
    citing.list(lead, map(quoted, decision.revisit_if))


def _others(decision: Decision) -> list[Option]:
    return [option for option in decision.options if option.id != decision.chosen]
