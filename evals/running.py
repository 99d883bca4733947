"""Running: one evaluation from its settings to its results folder."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from bot.settings import read_settings
from evals.cases import GIVEN_QUESTIONS
from evals.comparison import changes
from evals.environment import described
from evals.measures import figures
from evals.options import Options
from evals.reporting import comparison, report
from evals.results import Result, read_kept, write

if TYPE_CHECKING:
    from pathlib import Path

    from evals.measures import Measured


class Evaluation(Protocol):
    """A module that measures."""

    def measure(self, options: Options) -> Measured:
        """Measure; raises NothingToMeasureError where there is no input."""
        ...


def run(
    name: str, evaluation: Evaluation, questions: Path | None, size: int | None = None
) -> tuple[Path, str]:
    """Run an evaluation; return the folder of its result and the result for people."""
    settings = read_settings()
    configuration = described(settings)
    start = perf_counter()
    options = Options(settings, questions or GIVEN_QUESTIONS, size=size)
    measured = evaluation.measure(options)
    configuration |= {"sample": size, "seconds": round(perf_counter() - start), **measured.index}
    found = [figure for table in measured.tables for figure in figures(table)]
    readable = report(name, measured.tables, found, measured.remarks)
    if kept := read_kept(name):
        readable += "\n" + comparison(changes(measured.tables, kept.outcomes), kept.configuration)
    result = Result(configuration, found, readable, measured.tables, measured.misses)
    return write(name, result), readable
