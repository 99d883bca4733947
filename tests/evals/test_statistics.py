"""Statistics over cases."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest

from evals.statistics import auroc, difference, estimate, mean, quantile, refused_at

# Value and whether it can be answered: of the six pairs of one of each, the answerable one is higher in four,
# and equal in one.
MIXED = np.array([[0.9, 1], [0.5, 1], [0.2, 1], [0.5, 0], [0.1, 0]])


def column(*values: float) -> np.ndarray:
    return np.array([[value] for value in values], dtype=np.float64)


def test_the_area_under_the_curve_counts_ties_as_half() -> None:
    assert auroc(MIXED) == pytest.approx(4.5 / 6)


def test_without_both_sorts_there_is_no_curve() -> None:
    assert isnan(auroc(MIXED[:3]))
    assert isnan(refused_at(0.05)(MIXED[:3]))


def test_with_no_false_refusal_only_what_lies_below_every_answerable_case_is_refused() -> None:
    assert refused_at(0.0)(MIXED) == 0.5


def test_a_share_of_false_refusals_lifts_the_threshold() -> None:
    rows = np.array([[0.1, 1], *([0.8, 1] for _ in range(9)), [0.5, 0], [0.9, 0]])

    assert [refused_at(share)(rows) for share in (0.05, 0.10)] == [0.0, 0.5]


def test_a_quantile_is_of_the_first_column() -> None:
    assert quantile(0.5)(column(1, 2, 10)) == 2


def test_an_estimate_has_an_interval_around_it_and_says_n() -> None:
    found = estimate(column(*[0, 1] * 50), mean)

    assert (found.value, found.n) == (0.5, 100)
    assert 0.35 < found.low < 0.45
    assert 0.55 < found.high < 0.65


def test_an_interval_is_the_same_in_every_run() -> None:
    assert estimate(MIXED, mean) == estimate(MIXED, mean)


def test_a_difference_is_taken_case_by_case() -> None:
    before = column(*np.linspace(0, 1, 40))

    found = difference(before, before + 0.1, mean)

    assert (found.value, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))
