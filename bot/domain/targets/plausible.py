"""Plausible: what speaks against a value that somebody is about to record; it may be right all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.figures import number

if TYPE_CHECKING:
    from bot.domain.strategy import Target

_FAR: Final = 10
"""A value is asked about that is more than this many times the whole way from start to target away."""
_WHOLE: Final = 100
_PER_CENT: Final = re.compile(r"%|per ?cent\b", re.IGNORECASE)


def doubt(target: Target, value: float) -> str | None:
    """Say what speaks against a value; None where nothing does."""
    start, goal = target.baseline, target.target
    if value < 0 <= min(start, goal):
        return "Neither the start nor the target is below zero."
    if _PER_CENT.search(target.unit) and value > _WHOLE >= max(start, goal):
        return "A share of more than 100 % is rare."
    way = abs(goal - start) or max(abs(start), abs(goal))
    if min(abs(value - start), abs(value - goal)) > _FAR * way > 0:
        return f"It is far away from the way from {number(start)} to {number(goal)}."
    return None
