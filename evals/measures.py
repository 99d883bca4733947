"""Measures: what came of each case, and the figures that this makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from evals.statistics import Estimate, Statistic, estimate, mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from evals.statistics import Rows

ALL = "all"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: numbers only, so that it may be kept whatever the case's texts are."""

    case: str
    kind: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A statistic over columns of the outcomes; cases that lack one of them do not count.

    `against` names kinds whose cases stand on the other side (what can be answered, when the kind can't be):
    they are counted in with every other kind.
    """

    name: str
    columns: tuple[str, ...]
    statistic: Statistic = mean
    unit: str = ""
    lower_is_better: bool = False
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Outcomes of one system under test, and what is measured on them. `detailed` ones are shown by kind."""

    name: str
    outcomes: tuple[Outcome, ...]
    measures: tuple[Measure, ...]
    detailed: bool = True

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of cases, in the order of the cases, after `all`."""
        return tuple(dict.fromkeys((ALL, *(outcome.kind for outcome in self.outcomes))))


@dataclass(frozen=True, slots=True)
class Measured:
    """What an evaluation found: tables, what they were measured on, and remarks for the reader.

    `misses` is a text about single cases; it quotes documents and answers, so it is never kept.
    """

    tables: tuple[Table, ...]
    index: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    misses: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result."""

    table: str
    kind: str
    measure: str
    unit: str
    estimate: Estimate


def figures(table: Table) -> Iterator[Figure]:
    """Work out every figure of a table that can be said."""
    for kind in table.kinds:
        for measure in table.measures:
            chosen = rows(table.outcomes, kind, measure)
            if len(chosen) and not isnan(measure.statistic(chosen)):
                yield Figure(
                    table.name, kind, measure.name, measure.unit, estimate(chosen, measure.statistic)
                )


def rows(outcomes: Sequence[Outcome], kind: str, measure: Measure) -> Rows:
    """Return the columns of a measure, for the cases of a kind."""
    chosen = [outcome.scores for outcome in relevant(outcomes, kind, measure)]
    return np.array([[scores[column] for column in measure.columns] for scores in chosen], dtype=np.float64)


def relevant(outcomes: Sequence[Outcome], kind: str, measure: Measure) -> list[Outcome]:
    """Return the cases of a kind that a measure counts."""
    return [
        outcome
        for outcome in outcomes
        if (kind in {ALL, outcome.kind} or outcome.kind in measure.against)
        and all(column in outcome.scores for column in measure.columns)
    ]
