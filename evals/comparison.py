"""Comparison of a run with the one kept before it, case by case."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from evals.measures import ALL, relevant, rows
from evals.statistics import Estimate, difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evals.measures import Measure, Outcome, Table

FEWEST = 5
"""Fewer cases than this say nothing about a difference."""


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure has changed, on the cases that both runs have."""

    table: str
    kind: str
    measure: Measure
    before: float
    now: float
    difference: Estimate

    @property
    def is_noise(self) -> bool:
        """Whether the interval of the difference holds zero."""
        return self.difference.low <= 0 <= self.difference.high

    @property
    def verdict(self) -> str:
        """Whether it got better, in a word or two."""
        if self.is_noise:
            return "within noise"
        return "better" if (self.difference.value < 0) == self.measure.lower_is_better else "worse"


def changes(tables: Sequence[Table], kept: Mapping[str, tuple[Outcome, ...]]) -> Iterator[Change]:
    """Compare tables with those kept under their names: figures over all cases, and of kinds what changed."""
    for table in tables:
        before = kept.get(table.name, ())
        for kind in table.kinds:
            found = (_change(table, before, kind, measure) for measure in table.measures)
            yield from (one for one in found if one is not None and (kind == ALL or not one.is_noise))


def _change(table: Table, kept: Sequence[Outcome], kind: str, measure: Measure) -> Change | None:
    former = {outcome.case: outcome for outcome in relevant(kept, kind, measure)}
    now = [outcome for outcome in relevant(table.outcomes, kind, measure) if outcome.case in former]
    if len(now) < FEWEST:
        return None
    before_rows = rows([former[outcome.case] for outcome in now], kind, measure)
    now_rows = rows(now, kind, measure)
    changed = difference(before_rows, now_rows, measure.statistic)
    if isnan(changed.value):
        return None
    values = measure.statistic(before_rows), measure.statistic(now_rows)
    return Change(table.name, kind, measure, *values, changed)
