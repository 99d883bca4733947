"""Dates told from today on: `the end of next year`, `by March`, `before Christmas`, `in six months`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.amounts import amount, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

_PART: Final = r"(?P<part>\b(?:end|beginning|start|middle) of (?:the )?|\bmid[- ])?"
_FULL: Final = tuple(calendar.month_name[1:])
_ANY: Final = "|".join(name for name in _FULL if name not in {"March", "May"})  # “we may”, “they march”
_SHORT: Final = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_WHICH: Final = r"(?P<which>this|the|next) year\b"
_YEAR: Final = re.compile(
    rf"{_PART}\b{_WHICH}|\b(?P<end>(?:year's|year) end|end of year)\b(?!-)", re.IGNORECASE
)
_OF_YEAR: Final = re.compile(rf"\b(?P<head>Q[1-4]|(?i:{'|'.join(_FULL)}))(?: of|,)? {_WHICH}")
_QUARTER: Final = re.compile(r"\b(?:end of )?(?P<which>this|the|next) quarter\b(?! of)", re.IGNORECASE)
_MONTH: Final = re.compile(
    rf"(?i:{_PART})(?:\b(?P<day>{_DAY})(?: of)? )?\b(?:next |this )?"
    rf"(?P<month>March|May|(?i:{_ANY}))(?: (?P<nth>{_DAY})\b(?! \d))?\b(?!,? (?:\d|[12]\d\d\d))"
)
_BRIEFLY: Final = re.compile(
    rf"\b(?:(?P<day>{_DAY}) (?P<month>{_SHORT})|(?P<first>{_SHORT})\.? (?P<nth>{_DAY}))\b(?!,? 20\d\d)"
)
_SEASON: Final = re.compile(
    r"\b(?:by|until|till|before|in|after)(?: the)?(?: end of)?(?: the)? "
    r"(?P<season>(?P<name>spring|summer|autumn|fall|christmas|xmas|new year)(?: break| holidays)?"
    r"(?:(?:,| of)? (?P<year>20\d\d))?)\b",
    re.IGNORECASE,
)
_SEASONS: Final = {
    "spring": "March", "summer": "June", "autumn": "September", "fall": "September",
    "christmas": "24 December", "xmas": "24 December", "new year": "31 December",
}  # fmt: skip
_AHEAD: Final = re.compile(
    rf"\b(?:in|within)\s+(?:about\s+|the next\s+)?(?:{pattern('n')}|(?P<one>an?|half an?))\s*"
    r"(?P<unit>day|week|month|year)s?\b(?P<half> and a half)?",
    re.IGNORECASE,
)
_DAYS: Final = {"day": 1, "week": 7}
_YEARS: Final = 50
_IN_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Told:
    """Where a date stands that is told from today on, and the same in the words of the calendar."""

    start: int
    end: int
    words: str


def told(text: str, today: date, *, asked: bool) -> Iterator[Told]:
    """Yield the dates of a text that are told from today on.

    `in three days` is one only where a date was asked for; elsewhere it says how long something takes.
    """
    readers: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], str], str | int]] = [
        (_OF_YEAR, _of_year, 0),
        (_YEAR, _year, 0),
        (_QUARTER, _quarter, 0),
        (_MONTH, _month, 0),
        (_BRIEFLY, _briefly, 0),
        (_SEASON, _season, "season"),
    ]
    if asked:
        readers.append((_AHEAD, _ahead, 0))
    for form, read, group in readers:
        for match in form.finditer(text):
            yield Told(match.start(group), match.end(group), read(match, today))


def _year(match: re.Match[str], today: date) -> str:
    year = today.year + ((match["which"] or "").lower() == "next")
    return f"{match['part'] or 'end of '}{year}"


def _of_year(match: re.Match[str], today: date) -> str:
    return f"{match['head']} {today.year + (match['which'].lower() == 'next')}"


def _quarter(match: re.Match[str], today: date) -> str:
    number = (today.month - 1) // 3 + (match["which"].lower() == "next")
    return f"Q{number % 4 + 1} {today.year + number // 4}"


def _month(match: re.Match[str], today: date) -> str:
    """Return a month with the year in which it comes next."""
    day = match["day"] or match["nth"]
    return f"{match['part'] or ''}{f'{day} ' if day else ''}{match['month']} {_next(match['month'], today)}"


def _briefly(match: re.Match[str], today: date) -> str:
    month = match["month"] or match["first"]
    return f"{match['day'] or match['nth']} {month} {_next(month, today)}"


def _season(match: re.Match[str], today: date) -> str:
    said = _SEASONS[match["name"].lower()]
    return f"{said} {match['year'] or _next(said.split()[-1], today)}"


def _next(month: str, today: date) -> int:
    number = next(at for at, name in enumerate(_FULL, start=1) if name.lower().startswith(month.lower()))
    return today.year + (number < today.month)


def _ahead(match: re.Match[str], today: date) -> str:
    unit = match["unit"].lower()
    count = amount(match, "n") if match["n"] else (0.5 if match["one"].lower().startswith("half") else 1.0)
    count += 0.5 if match["half"] else 0
    if unit in _DAYS:
        return (today + timedelta(days=round(count * _DAYS[unit]))).isoformat()
    months = round(count * (_IN_A_YEAR if unit == "year" else 1))
    if months > _YEARS * _IN_A_YEAR:
        return match[0]
    at = today.month - 1 + months
    year, month = today.year + at // _IN_A_YEAR, at % _IN_A_YEAR + 1
    return today.replace(
        year=year, month=month, day=min(today.day, calendar.monthrange(year, month)[1])
    ).isoformat()
