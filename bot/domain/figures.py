"""Figures as people say them: money, days, numbers."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_MILLION: Final = 1_000_000


def number(value: float) -> str:
    """Return `45,000`, `2.4`, `9`: thousands parted, no zeros behind the point."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def counted(count: int, name: str) -> str:
    """Return `1 decision`, `4 decisions`."""
    return f"{number(count)} {name}{'' if count == 1 else 's'}"


def money(amount: float, currency: str) -> str:
    """Return `DKK 38 million`, `DKK 600,000`, or `nothing`."""
    if not amount:
        return "nothing"
    if abs(amount) < _MILLION:
        return f"{currency} {number(amount)}"
    return f"{currency} {number(amount / _MILLION)} million"


def day(moment: date) -> str:
    """Return `12 March 2026`."""
    return f"{moment.day} {month_name[moment.month]} {moment.year}"
