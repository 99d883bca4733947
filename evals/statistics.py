"""Statistics: intervals by bootstrap, differences between runs, and curves of refusing.

Every statistic takes rows, one a case, and returns one number; nan where it can't be said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Statistic = Callable[[Rows], float]

RESAMPLES = 1000
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval, and the number of cases behind it."""

    value: float
    low: float
    high: float
    n: int


def estimate(rows: Rows, statistic: Statistic) -> Estimate:
    """Work out a statistic; the interval is the percentile bootstrap's over cases."""
    value = statistic(rows)
    low, high = _interval([statistic(rows[picked]) for picked in _resamples(len(rows))], value)
    return Estimate(value, low, high, len(rows))


def difference(before: Rows, now: Rows, statistic: Statistic) -> Estimate:
    """Work out how much a statistic has changed; the rows are of the same cases, in the same order."""
    value = statistic(now) - statistic(before)
    changes = [statistic(now[picked]) - statistic(before[picked]) for picked in _resamples(len(now))]
    return Estimate(value, *_interval(changes, value), len(now))


def mean(rows: Rows) -> float:
    """Return the mean of the first column."""
    return float(rows[:, 0].mean())


def share(rows: Rows) -> float:
    """Return the sum of the first column as a share of the second's; nan where there is nothing in it."""
    whole = rows[:, 1].sum()
    return float(rows[:, 0].sum() / whole) if whole else float("nan")


def quantile(below: float) -> Statistic:
    """Return the statistic that this share of the first column lies below."""

    def of(rows: Rows) -> float:
        return float(np.quantile(rows[:, 0], below))

    return of


def auroc(rows: Rows) -> float:
    """Return the area under the ROC: how often a case that can be answered has the higher value of two.

    The first column is the value, the second 1 where the case can be answered, else 0. Ties count half.
    """
    values, answerable = rows[:, 0], rows[:, 1] > 0
    good, bad = values[answerable], np.sort(values[~answerable])
    if not len(good) or not len(bad):
        return float("nan")
    below = np.searchsorted(bad, good, side="left")
    up_to = np.searchsorted(bad, good, side="right")
    return float((below + up_to).mean() / (2 * len(bad)))


def weighted_kappa(rows: Rows) -> float:
    """Return Cohen's kappa with quadratic weights, for two columns of levels from 1 to 5 (Cohen 1968)."""
    one, other = rows[:, 0], rows[:, 1]
    by_chance = float(((one[:, None] - other[None]) ** 2).mean())
    return 1 - float(((one - other) ** 2).mean()) / by_chance if by_chance else float("nan")


def refused_at(false_refusals: float) -> Statistic:
    """Return the statistic: share of unanswerable cases that are refused at this share of false refusals.

    Columns are as for `auroc`. The threshold is set on the same cases, as high as the share allows.
    """

    def of(rows: Rows) -> float:
        values, answerable = rows[:, 0], rows[:, 1] > 0
        good, bad = np.sort(values[answerable]), values[~answerable]
        if not len(good) or not len(bad):
            return float("nan")
        threshold = good[int(false_refusals * len(good) + 1e-9)]
        return float((bad < threshold).mean())

    return of


def _resamples(n: int) -> list[NDArray[np.intp]]:
    random = np.random.default_rng(SEED)
    return [random.integers(0, n, n) for _ in range(RESAMPLES)]


def _interval(values: list[float], middle: float) -> tuple[float, float]:
    known = [value for value in values if not np.isnan(value)]
    if not known:
        return middle, middle
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)
