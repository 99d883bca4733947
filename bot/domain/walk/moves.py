"""Moves: what a person can do on the way through a decision. Each returns the walk as it is afterwards.

Whatever is pressed carries the revision that it was shown for. What is out of date is `Stale`, which is a
value: nothing happens, and the person is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.walk.entries import Chose, Placed, Unwrote, WentBack, WentOn, Wrote
from bot.domain.walk.position import Stage, path, position

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.strategy import Decision, Strategy
    from bot.domain.walk.entries import Walk


@dataclass(frozen=True, slots=True)
class Aim:
    """What a press is about: the revision that it was shown for; which request it is, and when."""

    revision: int
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stale:
    """The walk has gone on; nothing was changed."""


def place(strategy: Strategy, walk: Walk, aim: Aim, area: str) -> Walk | Stale:
    """Say which area is one's own."""
    here = position(walk)
    if here.stage is not Stage.AREA or here.revision != aim.revision or strategy.area(area) is None:
        return Stale()
    return walk.add(Placed(area, aim.cause, aim.at))


def choose(decision: Decision, walk: Walk, aim: Aim, option: str) -> Walk | Stale:
    """Choose the option that one would have taken; too late once it was shown which one was."""
    here = position(walk)
    asked = here.stage is Stage.OPTIONS and not here.revealed
    if not asked or here.revision != aim.revision or decision.option(option) is None:
        return Stale()
    return walk.add(Chose(option, aim.cause, aim.at))


def go_on(walk: Walk, aim: Aim) -> Walk | Stale:
    """Go on to what comes next, and leave what was asked unanswered."""
    here = position(walk)
    if here.stage is Stage.END or here.revision != aim.revision:
        return Stale()
    return walk.add(WentOn(aim.cause, aim.at))


def go_back(walk: Walk, aim: Aim) -> Walk | Stale:
    """Go back to what came before."""
    here = position(walk)
    if here.stage is path(walk, here.choice)[0] or here.revision != aim.revision:
        return Stale()
    return walk.add(WentBack(aim.cause, aim.at))


def write(walk: Walk, message: str, words: str, cause: str, at: datetime) -> Walk | Stale:
    """Say what it means for one's area, when it is asked or later, or say it anew in the same message."""
    here = position(walk)
    if here.stage not in {Stage.WORDS, Stage.END} and not wrote(walk, message):
        return Stale()
    return walk.add(Wrote(message, words, cause, at))


def unwrite(walk: Walk, message: str, cause: str, at: datetime) -> Walk | Stale:
    """Take words back, because their message was deleted."""
    if not wrote(walk, message):
        return Stale()
    entries = tuple(
        replace(entry, words=None) if isinstance(entry, Wrote) and entry.message == message else entry
        for entry in walk.entries
    )
    return replace(walk, entries=entries).add(Unwrote(message, cause, at))


def wrote(walk: Walk, message: str) -> bool:
    """Say whether a message holds words of a walk that stand."""
    return message in position(walk).words
