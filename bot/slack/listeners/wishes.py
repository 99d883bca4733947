"""Wishes: what people ask for by name, typed after the command or in a message; all else is a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind
from bot.slack.blocks import kit, notes
from bot.slack.blocks.commands import read, typed
from bot.slack.blocks.demands.origin import Origin
from bot.slack.listeners import holdings, results
from bot.slack.listeners.demands import starting as demands
from bot.slack.listeners.editing import starting as editing
from bot.slack.listeners.interview import starting
from bot.slack.listeners.targets import showing
from bot.slack.listeners.understanding import facilitating, sharing
from bot.slack.listeners.walk import starting as walking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.slack.blocks.commands import Command
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.asking import Place
    from bot.slack.listeners.services import Occasion, Services


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for, and where; `about` is what followed its name, "" where nothing did."""

    services: Services
    here: Occasion
    person: str
    about: str
    cause: str
    place: Place


def grant(  # noqa: PLR0913, PLR0917 - who asks for what, and where
    services: Services, here: Occasion, person: str, words: str, cause: str, place: Place
) -> Message | None:  # fmt: skip
    """Grant somebody's wish and return what to say to them alone; None where the words are no wish."""
    found = read(words)
    return None if found is None else _granted(Wish(services, here, person, found[1], cause, place), found[0])


def grant_typed(  # noqa: PLR0913, PLR0917 - who asks for what, and where
    services: Services, here: Occasion, person: str, words: str, cause: str, place: Place
) -> Message | None:  # fmt: skip
    """Do the same for what was typed after the command, where a name may have more words behind it."""
    found = typed(words)
    return None if found is None else _granted(Wish(services, here, person, found[1], cause, place), found[0])


def _granted(wish: Wish, command: Command) -> Message:
    granted = GRANTS[command.name](wish)
    if not wish.about or command.takes or command.words:
        return granted
    return kit.joined(granted, notes.note(notes.not_needed(command.name, wish.about)))


def _help(wish: Wish) -> Message:
    del wish
    return notes.help_text()


def _start(wish: Wish) -> Message:
    return starting.start(wish.services, wish.here, wish.person, wish.about, wish.cause)


def _resume(wish: Wish) -> Message:
    return starting.resume(wish.services, wish.here, wish.person, wish.cause)


def _results(wish: Wish) -> Message:
    return results.show(wish.services, wish.here, wish.person, wish.cause)


def _coding(wish: Wish) -> Message:
    return sharing.show(wish.services, wish.here, wish.person)


def _understanding(wish: Wish) -> Message:
    return facilitating.show(wish.services, wish.here, wish.person, wish.cause, wish.place)


def _perspective(wish: Wish) -> Message:
    return facilitating.show_paths(wish.services, wish.here, wish.person)


def _walk(wish: Wish) -> Message:
    return walking.choice(wish.services, wish.here, wish.person, wish.about, wish.cause)


def _strategy(wish: Wish) -> Message:
    return editing.show(wish.services, wish.here, wish.person)


def _demand(wish: Wish) -> Message:
    return demands.offer(
        wish.services, wish.here, wish.person, Origin(Kind.DEMAND, words=wish.about), wish.cause
    )


def _gap(wish: Wish) -> Message:
    return demands.offer(
        wish.services, wish.here, wish.person, Origin(Kind.GAP, words=wish.about), wish.cause
    )


def _demands(wish: Wish) -> Message:
    return demands.mine(wish.services, wish.here, wish.person)


def _targets(wish: Wish) -> Message:
    return showing.show(wish.services, wish.here, wish.person)


def _data(wish: Wish) -> Message:
    return holdings.show(wish.services, wish.here, wish.person)


GRANTS: Final[Mapping[str, Callable[[Wish], Message]]] = {
    "start": _start,
    "resume": _resume,
    "results": _results,
    "coding": _coding,
    "understanding": _understanding,
    "perspective": _perspective,
    "walk": _walk,
    "strategy": _strategy,
    "demand": _demand,
    "gap": _gap,
    "demands": _demands,
    "targets": _targets,
    "my-data": _data,
    "help": _help,
}
"""What is done for each command, by the names in `bot.slack.blocks.commands`."""
