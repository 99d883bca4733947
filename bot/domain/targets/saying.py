"""Targets in words: where one stands, as a sentence and as a bar of characters."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted, day, number
from bot.domain.strategy import Perspective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.targets.scorecard import Aim, Balance

NAMES: Final = {
    Perspective.FINANCIAL: "Financial",
    Perspective.CUSTOMER: "Customer",
    Perspective.INTERNAL_PROCESS: "Internal process",
    Perspective.LEARNING_GROWTH: "Learning and growth",
}
_LENGTH: Final = 10


def way(aim: Aim) -> str:
    """Return `from 96 to 60 minutes by 31 December 2029`."""
    target = aim.target
    return f"from {number(target.baseline)} to {number(target.target)} {target.unit} by {day(target.by)}"


def stand(aim: Aim) -> str:
    """Say where a target stands: `80 minutes on 1 May 2027: 44 % of the way.`."""
    latest, share = aim.latest, aim.share
    if latest is None or share is None:
        return "No value recorded yet."
    told = f"{number(latest.value)} {aim.target.unit} on {day(latest.on)}"
    if share >= 1:
        beyond = f", {percent(share)} of the way" if round(share * 100) > 100 else ""
        return f"{told}: reached{beyond}."
    if share < 0:
        return f"{told}: further away than at the start."
    return f"{told}: {percent(share)} of the way."


def trend(aim: Aim) -> str:
    """Say which way a target has gone since the day before: `Closer than on 1 March 2027 (32 %).`."""
    share, earlier, since = aim.share, aim.share_before, aim.before
    if share is None or earlier is None or since is None:
        return ""
    if share == earlier:
        return f"As on {day(since.on)}."
    way = "Closer" if share > earlier else "Further away"
    return f"{way} than on {day(since.on)} ({percent(earlier)})."


def served(aim: Aim, balance: Balance) -> list[str]:
    """Return the demands that serve a target, with whose they are: `dm-shops of Shops`."""
    told = []
    for one in aim.demands:
        area = balance.strategy.area(one.area)
        stated = ", confirmed in Slack" if one.id in balance.stated else ""
        told.append(f"{one.id} of {area.name if area else one.area}{stated}")
    return told


def summed_up(balance: Balance) -> str:
    """Say in a sentence how many targets are how far."""
    measured, reached = len(balance.aims) - len(balance.unmeasured), len(balance.reached)
    whole = counted(len(balance.aims), "target")
    if not measured:
        return f"{whole}, none with a value yet."
    return f"{whole}, {number(measured)} with a value, {number(reached)} reached."


def lacking(balance: Balance) -> list[str]:
    """Say what the scorecard lacks; empty where it lacks nothing."""
    found = (
        ("Perspectives without a target", [NAMES[one] for one in balance.uncovered]),
        (
            "Targets that no demand serves, so that no area works towards them",
            _named(balance, balance.unserved),
        ),
        (
            "Targets without a value, so that nobody knows how far they are",
            _named(balance, balance.unmeasured),
        ),
    )
    return [f"{what}: {'; '.join(names)}." for what, names in found if names]


def _named(balance: Balance, aims: Sequence[Aim]) -> list[str]:
    everything = len(aims) == len(balance.aims) > 1
    return ["all of them"] if everything else [aim.target.measure for aim in aims]


def percent(share: float) -> str:
    """Return a share as people read it; what is not quite there is not called 100 %."""
    points = floor(share * 100 + 0.5)
    return f"{min(points, 99) if share < 1 else points} %"


def bar(share: float | None) -> str:
    """Return a share as a bar of ten characters."""
    filled = 0 if share is None else min(max(int(share * _LENGTH), 0), _LENGTH)
    return "▓" * filled + "░" * (_LENGTH - filled)
