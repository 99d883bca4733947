"""Reminders: when somebody is reminded of an open interview, in the time of the place where they are."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import Move, Moved

if TYPE_CHECKING:
    from datetime import tzinfo

    from bot.domain.interview.entries import Interview

_AFTER: Final = (2, 5, 9)  # days since the beginning: three reminders, and never more
_AT: Final = time(9, 30)
_SATURDAY: Final = 5
_LEAST_NOTICE: Final = timedelta(minutes=5)


def moments(interview: Interview, zone: tzinfo, now: datetime) -> dict[int, datetime]:
    """Return when the reminders that lie ahead are due, by their numbers: in the morning, on working days."""
    day = interview.started.astimezone(zone)
    due = {number: _working_day(day + timedelta(days=days)) for number, days in enumerate(_AFTER)}
    return {number: at for number, at in due.items() if at > now + _LEAST_NOTICE}


def names(interview: Interview) -> list[str]:
    """Name the reminders that were scheduled last; wanted again, they have other names."""
    series = sum(1 for entry in interview.entries if isinstance(entry, Moved) and entry.move is Move.REMIND)
    return [f"reminder:{interview.id}:{series}:{number}" for number in range(len(_AFTER))]


def _working_day(day: datetime) -> datetime:
    weekend = max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0
    return datetime.combine((day + timedelta(days=weekend)).date(), _AT, day.tzinfo)
