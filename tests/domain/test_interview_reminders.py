"""When people are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.interview.entries import WHOLE
from bot.domain.interview.moves import Aim, remind
from bot.domain.interview.reminders import moments, names
from tests.interviews import AT, interview

TOKYO = ZoneInfo("Asia/Tokyo")


def test_there_are_three_in_the_morning_of_the_place_where_one_is() -> None:
    due = moments(interview(), TOKYO, AT)

    assert [at.isoformat() for at in due.values()] == [
        "2026-03-04T09:30:00+09:00",
        "2026-03-09T09:30:00+09:00",  # the seventh is a Saturday
        "2026-03-11T09:30:00+09:00",
    ]


@pytest.mark.parametrize("days", [0, 3, 8, 30])
def test_none_lies_in_the_past(days: int) -> None:
    now = AT + timedelta(days=days)

    assert all(at > now for at in moments(interview(), UTC, now).values())


def test_they_stay_in_the_morning_when_clocks_change() -> None:
    started = datetime(2026, 3, 27, 12, tzinfo=UTC)
    begun = replace(interview(), started=started)

    due = moments(begun, ZoneInfo("Europe/Berlin"), started)

    assert {(at.hour, at.minute) for at in due.values()} == {(9, 30)}
    assert next(iter(due.values())).utcoffset() == timedelta(hours=2)


def test_wanted_again_they_are_others() -> None:
    aim = Aim(WHOLE, 0, "c", AT)
    again = remind(remind(interview(), aim, wanted=False), aim, wanted=True)

    assert not set(names(interview())) & set(names(again))
