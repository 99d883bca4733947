"""Figures as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.figures import day, money, number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (9, "9"),
        (9.0, "9"),
        (2.4, "2.4"),
        (0.25, "0.25"),
        (45000, "45,000"),
        (0, "0"),
        (-3, "-3"),
        (100, "100"),
    ],
)
def test_a_number_has_its_thousands_parted_and_no_zeros_behind(value: float, said: str):
    assert number(value) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "nothing"),
        (600_000, "DKK 600,000"),
        (38_000_000, "DKK 38 million"),
        (2_400_000, "DKK 2.4 million"),
    ],
)
def test_money_is_said_in_millions_from_one_million_on(amount: float, said: str):
    assert money(amount, "DKK") == said


def test_a_day_is_written_out():
    assert day(date(2026, 3, 2)) == "2 March 2026"
