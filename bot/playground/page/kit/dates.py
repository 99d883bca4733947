"""Dates as Slack writes them: a pattern of tokens, in the time of whoever reads it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN: Final = re.compile(r"\{(\w+)\}")
_UNITS: Final = (("year", 31_536_000), ("month", 2_592_000), ("day", 86_400), ("hour", 3_600), ("minute", 60))
_LATEST: Final = datetime(9999, 12, 30, tzinfo=UTC).timestamp()


def moment(timestamp: float, timezone: str) -> datetime:
    """Return a point in time as a person's clock shows it."""
    return datetime.fromtimestamp(min(timestamp, _LATEST), ZoneInfo(timezone))


def formatted(pattern: str, when: datetime, now: datetime) -> str:
    """Return the pattern with its tokens filled in; what is no token stays as it is."""
    return _TOKEN.sub(
        lambda found: _TOKENS[found[1]](when, now) if found[1] in _TOKENS else found[0], pattern
    )


def ago(when: datetime, now: datetime) -> str:
    """Return how long ago a moment was, or how far ahead it is."""
    seconds = int((now - when).total_seconds())
    for name, length in _UNITS:
        number = abs(seconds) // length
        if number:
            amount = f"{number} {name}{'s' if number > 1 else ''}"
            return f"{amount} ago" if seconds > 0 else f"in {amount}"
    return "just now"


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _plain(when: datetime, _now: datetime) -> str:
    return f"{when:%B} {_ordinal(when.day)}, {when.year}"


def _short(when: datetime, _now: datetime) -> str:
    return f"{when:%b} {when.day}, {when.year}"


def _long(when: datetime, now: datetime) -> str:
    return f"{when:%A}, {_plain(when, now)}"


def _pretty(otherwise: Callable[[datetime, datetime], str]) -> Callable[[datetime, datetime], str]:
    def written(when: datetime, now: datetime) -> str:
        return _near(when.date(), now.date()) or otherwise(when, now)

    return written


def _near(day: date, today: date) -> str | None:
    return {timedelta(-1): "yesterday", timedelta(0): "today", timedelta(1): "tomorrow"}.get(day - today)


_TOKENS: Final[Mapping[str, Callable[[datetime, datetime], str]]] = {
    "date": _plain,
    "date_num": lambda when, _: f"{when:%Y-%m-%d}",
    "date_slash": lambda when, _: f"{when:%m/%d/%Y}",
    "date_short": _short,
    "date_long": _long,
    "date_long_full": _long,
    "date_pretty": _pretty(_plain),
    "date_short_pretty": _pretty(_short),
    "date_long_pretty": _pretty(_long),
    "day_divider_pretty": _pretty(_long),
    "time": lambda when, _: f"{when:%H:%M}",
    "time_secs": lambda when, _: f"{when:%H:%M:%S}",
    "ago": ago,
}
