"""What a decision says of itself, a sentence at a time, each with the words of the strategy it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.fates import untaken
from bot.domain.figures import day
from bot.domain.strategy_sections import felt, spent
from bot.services.explaining.citing import Resting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.strategy import Area, Decision, Option, Strategy

_WHO: Final = re.compile(r"(?:the|a|an|our|all|both)\b", re.IGNORECASE)


def decided(decision: Decision, chosen: Option) -> Resting:
    """Say who decided, when, and what."""
    held = f"{decision.decided_by} decided on {day(decision.decided_on)}: “{chosen.name}”."
    return Resting(held if _WHO.match(held) else f"The {held}", (held,))


def answered(decision: Decision, chosen: Option) -> Resting:
    """Say what was to be decided, and what was chosen."""
    return Resting(f"{decision.question} “{chosen.name}”", (f"“{chosen.name}” was chosen",))


def chose(chosen: Option) -> Resting:
    """Say what was chosen, and what it is."""
    on = (f"“{chosen.name}” was chosen", chosen.summary)
    return Resting(f"Chosen was “{chosen.name}”: {chosen.summary}", on)


def not_so(chosen: Option, wrong: Option) -> Resting:
    """Say that another option was chosen than the one that a question takes for chosen."""
    on = (f"“{wrong.name}” was not chosen", f"“{chosen.name}” was chosen")
    return Resting(f"It was not “{wrong.name}”: “{chosen.name}” was chosen.", on)


def rejections(decision: Decision, options: Iterable[Option]) -> Iterator[Resting]:
    """Say of each option why it was not taken, as far as that is known."""
    for option in options:
        for rejection in decision.rejected:
            if rejection.option == option.id:
                yield Resting(f"“{option.name}” was not chosen: {rejection.because}", (rejection.because,))


def costs(decision: Decision, option: Option) -> Resting:
    """Say what an option costs, or would have cost."""
    name, cost = f"“{option.name}”", spent(option.cost)
    held = f"{name} costs {cost}."
    chosen = option.id == decision.chosen
    return Resting(held if chosen else f"{name} (not chosen) would have cost {cost}.", (held,))


def lead(decision: Decision, option: Option) -> str:
    """Return the line over what an option means, or would have meant."""
    return f"With “{option.name}” (chosen):" if option.id == decision.chosen else untaken(option.name)


def compared(decision: Decision, option: Option) -> Resting:
    """Say what an option costs, how it scores, and what spoke for or against it."""
    chosen = option.id == decision.chosen
    mark = "chosen" if chosen else "not chosen"
    against = next((one.because for one in decision.rejected if one.option == option.id), "")
    why = decision.because[0] if chosen and decision.because else against
    reason = f" {'For' if chosen else 'Against'} it: {why}" if why else ""
    score = f"weighted score {decision.weighted(option)} of at most {decision.highest}"
    text = f"“{option.name}” ({mark}): {spent(option.cost)}; {score}.{reason}"
    return Resting(text, (f"“{option.name}” costs {spent(option.cost)}", why or option.name))


def for_area(option: Option, area: Area) -> Iterator[Resting]:
    """Say what an option means for one area."""
    for one in option.consequences:
        if one.area == area.id:
            yield Resting(f"For {area.name}: {one.text}", (one.text,))


def for_others(strategy: Strategy, option: Option, area: Area | None) -> Iterator[Resting]:
    """Say what an option means for every other area."""
    for one in option.consequences:
        if area is None or one.area != area.id:
            yield Resting(felt(strategy, one), (one.text,))
