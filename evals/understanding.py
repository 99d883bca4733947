"""Evaluation of coding: what managers understand of a strategy, against what careful readers make of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

import click

from bot.bootstrap import build
from bot.domain.understanding import OTHER, Grasp, stands_in
from evals.environment import cases_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.statistics import quantile, weighted_kappa
from evals.understanding_cases import EXPECTED, all_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Understanding
    from bot.domain.understanding import Coded
    from bot.settings import Settings
    from evals.options import Options
    from evals.understanding_cases import CodedSet, Expected

REMARK: Final = (
    "Kappa: agreement on how well the strategy is known, quadratic weights. Precision and recall: of the "
    "guidelines that were named. Other: whether a goal beside the guidelines was named. Verbatim: quotes "
    "that stand in the answers letter by letter. The weights are learned from two other, invented companies; "
    "whoever wrote those answers had read the given ones, so fresh answers will fare worse."
)
MEASURES: Final = (
    Measure("kappa", ("meant", "judged"), weighted_kappa),
    Measure("same level", ("same",)),
    Measure("precision", ("precise",)),
    Measure("recall", ("recalled",)),
    Measure("other", ("other",)),
    Measure("matches", ("matches_decision",)),
    Measure("own area", ("own_area_specific",)),
    Measure("rationale", ("rationale_correct",)),
    Measure("verbatim", ("verbatim",)),
    Measure("p95", ("ms",), quantile(0.95), unit="ms", lower_is_better=True),
)
FLAGS: Final = ("matches_decision", "own_area_specific", "rationale_correct")
_GRASPS: Final = tuple(Grasp)


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody said, what a careful reader makes of it, and what was made of it here."""

    said: Understanding
    expected: Expected
    coded: Coded
    seconds: float


def measure(options: Options) -> Measured:
    """Code the answers of each set that is there, without a model and with one if it is set."""
    systems = {"rules": options.settings.model_copy(update={"model": None})}
    if options.settings.model:
        systems[options.settings.model] = options.settings
    sets, tables, misses = list(all_sets()), [], ""
    for system, settings in systems.items():
        for some in sets:
            coded = _coded(settings, some)
            table = Table(f"{some.name}, {system}", tuple(_outcome(one) for one in coded), MEASURES)
            tables.append(table)
            misses += f"## {table.name}\n\n" + "".join(map(_note, coded)) + "\n"
    return Measured(tuple(tables), {"cases": cases_of(EXPECTED)}, (REMARK,), misses)


def _coded(settings: Settings, some: CodedSet) -> list[Judged]:
    """Code a set's answers, the dossier loaded as a company's would be."""
    with TemporaryDirectory(prefix="plumbline-evals-", ignore_cleanup_errors=True) as folder:
        application = build(settings.model_copy(update={"home": Path(folder), "database_url": None}))
        application.dossiers.keep(some.name, some.dossier)
        judged = []
        with click.progressbar(
            some.dossier.understanding, label=f"Coding {some.name}", file=sys.stderr
        ) as bar:
            for one in bar:
                start = perf_counter()
                coded = application.coding.code(some.name, one.person, one.answers).coded
                seconds = perf_counter() - start
                judged.append(Judged(one, some.expected[one.person], coded, seconds))
        return judged


def _outcome(judged: Judged) -> Outcome:
    expected, coded = judged.expected, judged.coded
    both = len(expected.guidelines & coded.guidelines)
    scores = {
        "meant": 1.0 + _GRASPS.index(expected.knows_strategy),
        "judged": 1.0 + _GRASPS.index(coded.knows_strategy),
        "same": float(expected.knows_strategy is coded.knows_strategy),
        "other": float(_has_other(expected.goal_named) == _has_other(coded.goals)),
        "verbatim": float(all(stands_in(quote.text, judged.said.answers) for quote in coded.quotes)),
        "ms": judged.seconds * 1000,
    }
    if coded.guidelines:
        scores["precise"] = both / len(coded.guidelines)
    if expected.guidelines:
        scores["recalled"] = both / len(expected.guidelines)
    for flag in FLAGS:
        scores[flag] = float(getattr(expected, flag) == getattr(coded, flag))
    return Outcome(judged.said.person, expected.knows_strategy.value, scores)


def _has_other(goals: Sequence[str]) -> bool:
    return any(goal.startswith(OTHER) for goal in goals)


def _note(judged: Judged) -> str:
    expected, coded = judged.expected, judged.coded
    wrong = [flag for flag in FLAGS if getattr(expected, flag) != getattr(coded, flag)]
    return (
        f"- {judged.said.person}: {coded.knows_strategy} (expected {expected.knows_strategy}); "
        f"goals {list(coded.goals)} (expected {list(expected.goal_named)}); wrong: {wrong}; by {coded.by}\n"
    )
