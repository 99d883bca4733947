"""The course of one of the bakery's targets, as tests begin it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.targets.course import Course, Measured

AT = datetime(2027, 3, 2, 12, tzinfo=UTC)


def measured(
    value: float = 5, note: str = "", on: date = date(2027, 3, 1), cause: str = "view:1"
) -> Measured:
    return Measured(value, on, "U1", note, cause, AT)


def course(note: str = "") -> Course:
    """Return a course in which one value was recorded."""
    return Course("T1", "bakery-strategy", "t-customer", AT).add(measured(note=note))
