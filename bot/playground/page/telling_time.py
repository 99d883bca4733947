"""Times as a person reads them, in their own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from bot.playground.people import Person


def local(person: Person, ts: str | float) -> datetime:
    """Return a message's timestamp, or seconds since 1970, as the person's clock shows it."""
    return datetime.fromtimestamp(float(ts), UTC).astimezone(ZoneInfo(person.timezone))


def clock(moment: datetime) -> str:
    """Return the time of day."""
    return f"{moment:%H:%M}"


def in_full(moment: datetime) -> str:
    """Return day and time."""
    return f"{moment:%A}, {moment.day} {moment:%B %Y} at {moment:%H:%M}"


def day_name(day: date, today: date) -> str:
    """Return what people call a day."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A}, {day.day} {day:%B}{year}"


def in_passing(moment: datetime, today: date) -> str:
    """Return day and time in a few words."""
    day = day_name(moment.date(), today)
    return f"{day.lower() if day in {'Today', 'Yesterday'} else day} at {moment:%H:%M}"
