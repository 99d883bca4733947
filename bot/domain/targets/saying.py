"""Targets in words: where one stands, as a sentence and as a bar of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import day, number
from bot.domain.strategy import Perspective

if TYPE_CHECKING:
    from bot.domain.targets.scorecard import Aim

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
        return f"{told}: reached."
    if share < 0:
        return f"{told}: further away than at the start."
    return f"{told}: {percent(share)} of the way."


def percent(share: float) -> str:
    """Return a share as people read it; what is not quite there is not called 100 %."""
    return f"{min(int(share * 100 + 0.5), 99) if share < 1 else int(share * 100 + 0.5)} %"


def bar(share: float | None) -> str:
    """Return a share as a bar of ten characters."""
    filled = 0 if share is None else min(max(int(share * _LENGTH), 0), _LENGTH)
    return "▓" * filled + "░" * (_LENGTH - filled)
