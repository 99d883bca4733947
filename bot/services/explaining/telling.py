"""Telling a decision: why it was taken, why not otherwise, whom it meets, what would reopen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.figures import day
from bot.domain.strategy import Horizon
from bot.domain.strategy_sections import spent
from bot.domain.why import Kind, asks_cost, asks_who_decided
from bot.services.explaining.citing import Resting, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.strategy import Area, Consequence, Decision, Option, Strategy
    from bot.services.explaining.citing import Citing
    from bot.services.explaining.inquiry import Inquiry


def tell(citing: Citing, inquiry: Inquiry, decision: Decision) -> None:
    """Say what the strategy itself has to say about a decision, by the kind of the question."""
    chosen = decision.option(decision.chosen)
    if chosen is None:
        return
    match inquiry.kind:
        case Kind.WHY_CHOSEN:
            if inquiry.mistaken:
                _correct(citing, decision, chosen, inquiry.mistaken)
            _reasons(citing, decision, chosen)
        case Kind.WHY_NOT:
            _against(citing, decision, chosen, inquiry.options)
        case Kind.COMPARE:
            _compare(citing, decision, inquiry)
        case Kind.CONSEQUENCE:
            _consequences(citing, inquiry.strategy, chosen, inquiry.area)
        case Kind.REVISIT:
            lead = f"What would reopen the decision “{decision.question}”:"
            citing.list(lead, map(quoted, decision.revisit_if))
        case _:
            _facts(citing, decision, chosen, inquiry)


def tell_whole(citing: Citing, strategy: Strategy) -> None:
    """Say what the strategy decided, decision by decision, each with its first reason."""
    citing.say(quoted(f"The mission: {strategy.mission}"))
    citing.list(
        f"“{strategy.title}” rests on {len(strategy.decisions)} decisions; ask about any of them:",
        (
            Resting(f"{decision.question} “{chosen.name}”: {decision.because[0]}", (decision.because[0],))
            for decision in strategy.decisions
            if (chosen := decision.option(decision.chosen)) and decision.because
        ),
    )


def _facts(citing: Citing, decision: Decision, chosen: Option, inquiry: Inquiry) -> None:
    """Say who decided and when, or what the options that are meant cost."""
    if asks_who_decided(inquiry.asked):
        citing.say(_decided(decision, chosen))
    if asks_cost(inquiry.asked):
        meant = inquiry.options if chosen in inquiry.options else (*inquiry.options, chosen)
        citing.say(*map(_cost, meant))


def _correct(citing: Citing, decision: Decision, chosen: Option, wrong: Option) -> None:
    """Put right a question that takes an option for chosen that was not."""
    citing.say(
        Resting(
            f"It was not “{wrong.name}”: “{chosen.name}” was chosen.",
            (f"“{wrong.name}” was not chosen", f"“{chosen.name}” was chosen"),
        ),
        *_rejection(decision, wrong),
    )


def _reasons(citing: Citing, decision: Decision, chosen: Option) -> None:
    citing.say(_decided(decision, chosen))
    citing.list(f"Why “{chosen.name}” was chosen:", map(quoted, decision.because))


def _against(citing: Citing, decision: Decision, chosen: Option, named: Sequence[Option]) -> None:
    others = [option for option in decision.options if option != chosen]
    meant = [option for option in named if option != chosen][:1] or others
    if len(meant) == 1:
        citing.say(*_rejection(decision, meant[0]), _cost(meant[0]), _cost(chosen))
    else:
        rejections = [one for option in meant for one in _rejection(decision, option)]
        citing.list("Why the other options were not taken:", rejections)
    citing.list(f"Why “{chosen.name}” was chosen instead:", map(quoted, decision.because))


def _compare(citing: Citing, decision: Decision, inquiry: Inquiry) -> None:
    named = inquiry.options
    several = [one for one in decision.options if not named or one in named or one.id == decision.chosen]
    lead = "The two compared:" if len(several) == 2 else f"The options of “{decision.question}”:"
    citing.list(lead, (_compared(decision, option) for option in several))
    for option in several if len(several) == 2 else ():
        felt = [one for one in option.consequences if inquiry.area is None or one.area == inquiry.area.id]
        words = (option.summary, *(f"For {_name(inquiry.strategy, one)}: {one.text}" for one in felt[:1]))
        on = (option.summary, *(one.text for one in felt[:1]))
        citing.say(Resting(f"“{option.name}”: {' '.join(words)}", on))


def _compared(decision: Decision, option: Option) -> Resting:
    mark = " (chosen)" if option.id == decision.chosen else ""
    against = next((one.because for one in decision.rejected if one.option == option.id), "")
    why = decision.because[0] if mark and decision.because else against
    text = f"“{option.name}”{mark}: {spent(option.cost)}; weighted score {decision.weighted(option)}. {why}"
    return Resting(text.strip(), (f"“{option.name}” costs {spent(option.cost)}", why or option.name))


def _consequences(citing: Citing, strategy: Strategy, chosen: Option, area: Area | None) -> None:
    own = [one for one in chosen.consequences if area and one.area == area.id]
    others = [one for one in chosen.consequences if one not in own]
    citing.say(
        Resting(
            f"Chosen was “{chosen.name}”: {chosen.summary}", (f"“{chosen.name}” was chosen", chosen.summary)
        ),
        *(Resting(f"For {_name(strategy, one)}: {one.text}", (one.text,)) for one in own),
    )
    lead = "What it means for the others:" if own else f"What “{chosen.name}” means, area by area:"
    citing.list(lead, (Resting(_felt(strategy, one), (one.text,)) for one in others))


def _felt(strategy: Strategy, consequence: Consequence) -> str:
    term = "at first" if consequence.horizon is Horizon.SHORT else "in the long run"
    return f"{_name(strategy, consequence)} ({consequence.effect}, {term}): {consequence.text}"


def _name(strategy: Strategy, consequence: Consequence) -> str:
    area = strategy.area(consequence.area)
    return area.name if area else consequence.area


def _decided(decision: Decision, chosen: Option) -> Resting:
    when = day(decision.decided_on)
    return Resting(
        f"“{chosen.name}” was decided on {when} by: {decision.decided_by}.",
        (f"{decision.decided_by} decided on {when}: “{chosen.name}”",),
    )


def _rejection(decision: Decision, option: Option) -> Iterator[Resting]:
    for rejection in decision.rejected:
        if rejection.option == option.id:
            yield Resting(f"“{option.name}” was not chosen: {rejection.because}", (rejection.because,))


def _cost(option: Option) -> Resting:
    return quoted(f"“{option.name}” costs {spent(option.cost)}.")
