"""Dates as people say them: `31 March 2028`, `the end of 2027`, `Q1 2028`, `31/03/2028`, `by March`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.adapters.capturing.relative import told

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?P<year>20\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART: Final = r"(?P<end>end of |beginning of |start of |mid[- ]|middle of )"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<number>\d{{1,2}})/{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<number>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        rf"\b(?:Q(?P<quarter>[1-4])[ /-]?{_YEAR})\b",
        rf"(?<!\d){_YEAR}[ /-]?Q(?P<quarter>[1-4])\b",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)? {_YEAR}\b",
        rf"(?<!\d )(?<!\d)\b(?:the )?{_PART}?{_MONTH},? {_YEAR}\b",
        rf"\b(?:the )?{_PART}(?:the year )?{_YEAR}\b",
        rf"(?<=\bby ){_YEAR}\b(?!-)",
    )
)
_NTH: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LAST_WORD: Final = re.compile(
    r"(?:by|until|till|(?<!not )before|(?<!no earlier )than|latest|due|ready in|ready on)(?: the)?\s*$",
    re.IGNORECASE,
)
_AT_LATEST: Final = re.compile(r"[\s,]*(?:at the (?:very )?latest|latest)\b", re.IGNORECASE)
_FIRST_WORD: Final = re.compile(
    r"(?:start(?:ing|s)?|beginning|not before|no earlier than|earliest|as of|from)(?: in| on| with)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the period that was meant, where it stands, and which end of it was said.

    `is_last` after “by”, `is_first` after “not before”; neither where nothing was said.
    """

    first: date
    last: date
    start: int
    end: int
    is_last: bool
    is_first: bool


def dates(text: str, today: date | None = None, *, asked: bool = False) -> list[Found]:
    """Return the dates of a text in their order; those that are told from today on, where that is known."""
    found: list[Found] = []
    for form in _FORMS:
        for match in form.finditer(text):
            _add(found, _period(match.groupdict()), text, match.span())
    for one in told(text, today, asked=asked) if today else ():
        inner = dates(one.words)
        _add(found, (inner[0].first, inner[0].last) if inner else None, text, (one.start, one.end))
    return sorted(found, key=lambda one: one.start)


def _add(found: list[Found], period: tuple[date, date] | None, text: str, at: tuple[int, int]) -> None:
    """Add a date that stands where none was found before."""
    start, end = at
    if period is None or any(start < other.end and other.start < end for other in found):
        return
    last = _LAST_WORD.search(text[:start]) or _AT_LATEST.match(text[end:])
    first = _FIRST_WORD.search(text[:start])
    found.append(Found(*period, start, end, is_last=last is not None, is_first=first is not None))


def _period(said: dict[str, str | None]) -> tuple[date, date] | None:
    year = int(said["year"] or 0)
    quarter = said.get("quarter") or _NTH.get((said.get("nth") or "").lower())
    if quarter is not None:
        end = int(quarter) * 3
        return date(year, end - 2, 1), _end(year, end)
    month = int(said.get("number") or 0) or _MONTHS.get((said.get("month") or "").lower())
    if month is None:
        return _of_year(year, (said.get("end") or "end").lower())
    try:
        if said.get("day"):
            exact = date(year, month, int(said["day"] or 0))
            return exact, exact
        return _of_month(year, month, (said.get("end") or "").lower())
    except ValueError:
        return None  # 31 February, a thirteenth month


def _of_year(year: int, part: str) -> tuple[date, date]:
    if part.startswith("mid"):
        return date(year, 6, 30), date(year, 6, 30)
    if part.startswith(("beginning", "start")):
        return date(year, 1, 1), date(year, 1, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _of_month(year: int, month: int, part: str) -> tuple[date, date]:
    if part.startswith("mid"):
        return date(year, month, 15), date(year, month, 15)
    if part.startswith(("beginning", "start")):
        return date(year, month, 1), date(year, month, 1)
    return date(year, month, 1), _end(year, month)


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
