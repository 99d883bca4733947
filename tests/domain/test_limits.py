"""Ranges of money within which somebody may decide."""

from __future__ import annotations

import pytest

from bot.domain.limits import limits, sums


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("I need 120,000 euros for flour in 2027.", (120_000.0,)),
        ("A change for 80 thousand, or EUR 1.5 million?", (80_000.0, 1_500_000.0)),
        ("The 12 shops open at 8.", ()),
    ],
)
def test_the_sums_of_a_text_are_told_from_other_figures(text: str, amounts: tuple[float, ...]):
    assert sums(text) == amounts


@pytest.mark.parametrize(
    ("text", "is_within"),
    [
        ("From EUR 50,000 to EUR 400,000 the council decides.", True),
        ("Sums up to EUR 50,000 are decided by the shop.", False),
        ("Above 0.1 million the bakers decide.", True),
        ("The oven costs EUR 120,000.", False),
    ],
)
def test_a_sum_lies_within_the_limits_that_a_text_sets(text: str, *, is_within: bool):
    assert limits(text, 120_000) is is_within
