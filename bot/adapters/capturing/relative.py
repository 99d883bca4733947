"""Dates told from today on, as those of the calendar: `the end of next year`, `in six months`, `by March`."""

from __future__ import annotations

import calendar
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.amounts import amount, pattern

if TYPE_CHECKING:
    from datetime import date

_YEAR: Final = re.compile(
    r"(?P<part>\b(?:end|beginning|start|middle) of (?:the )?|\bmid[- ])?\b(?P<which>this|the|next) year\b",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(r"\b(?:end of )?(?P<which>this|the|next) quarter\b(?! of)", re.IGNORECASE)
_AHEAD: Final = re.compile(
    rf"\b(?:in|within)\s+(?:about\s+|the next\s+)?{pattern('n')}\s*(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    rf"(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?\b(?:next |this )?"
    rf"(?P<month>{'|'.join(calendar.month_name[1:])})\b(?!,? (?:\d|[12]\d\d\d))"
)
_DAYS: Final = {"day": 1, "week": 7}
_YEARS: Final = 50
_IN_A_YEAR: Final = 12


def absolute(text: str, today: date) -> str:
    """Return a text with its relative dates in the words of the calendar."""
    text = _YEAR.sub(lambda match: _year(match, today), text)
    text = _QUARTER.sub(lambda match: _quarter(match, today), text)
    text = _AHEAD.sub(lambda match: _ahead(match, today), text)
    return _MONTH.sub(lambda match: _month(match, today), text)


def _year(match: re.Match[str], today: date) -> str:
    year = today.year + (match["which"].lower() == "next")
    return f"{match['part'] or 'end of '}{year}"


def _quarter(match: re.Match[str], today: date) -> str:
    number = (today.month - 1) // 3 + (match["which"].lower() == "next")
    return f"Q{number % 4 + 1} {today.year + number // 4}"


def _ahead(match: re.Match[str], today: date) -> str:
    count, unit = int(amount(match, "n")), match["unit"].lower()
    months = count * (_IN_A_YEAR if unit == "year" else 1)
    if months > _YEARS * _IN_A_YEAR:
        return match[0]
    if unit in _DAYS:
        return (today + timedelta(days=count * _DAYS[unit])).isoformat()
    at = today.month - 1 + months
    year, month = today.year + at // _IN_A_YEAR, at % _IN_A_YEAR + 1
    return today.replace(
        year=year, month=month, day=min(today.day, calendar.monthrange(year, month)[1])
    ).isoformat()


def _month(match: re.Match[str], today: date) -> str:
    """Return a month with the year in which it comes next."""
    month = list(calendar.month_name).index(match["month"])
    return f"{match['day'] or ''}{match['month']} {today.year + (month < today.month)}"
