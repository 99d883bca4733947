"""Evaluation of routing: whether a question that does not say so goes to the strategy or to the framework.

Both kinds are asked on the way that Slack takes, with one dossier loaded at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.question import Question
from bot.domain.reply import Reply
from evals.benches import bench
from evals.cases import CASES, FrameworkCase, read_cases
from evals.environment import cases_of, index_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.options import NothingToMeasureError
from evals.why import WhyCase, load, sets_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from evals.cases import Case
    from evals.options import Options

FRAMEWORK: Final = (CASES / "framework.jsonl", CASES / "held_out.jsonl")
REMARK: Final = (
    "To the strategy: questions that a dossier answers and that went there. To the framework: questions "
    "about the framework that did not go to the strategy. Answered: questions that a dossier answers and "
    "that got an answer, from wherever."
)
MEASURES: Final = (
    Measure("to the strategy", ("strategy",)),
    Measure("to the framework", ("framework",)),
    Measure("answered", ("answered",)),
)


def measure(options: Options) -> Measured:
    """Ask about each dossier that is there, and about the framework beside it."""
    there = sets_there()
    if not there:
        raise NothingToMeasureError("There are no questions about a strategy here.")
    general = [case for path in FRAMEWORK for case in options.few(read_cases(path, FrameworkCase))]
    tables, misses = [], ""
    with bench(options.settings.model_copy(update={"model": None})) as application:
        for name, (folder, questions) in there.items():
            load(application, name, folder)
            cases = [one for one in options.few(read_cases(questions, WhyCase)) if not one.must_refuse]
            outcomes = (*_about(application, name, cases), *_beside(application, name, general))
            tables.append(Table(name, outcomes, MEASURES, detailed=False))
            misses += f"## {name}\n\n" + "".join(map(_note, outcomes)) + "\n"
        paths = (*FRAMEWORK, *(path for _, path in there.values()))
        used = {one: value for path in paths for one, value in cases_of(path).items()}
        index = {"shelves": index_of(application), "cases": used}
    return Measured(tuple(tables), index, (REMARK,), misses)


def _about(application: Application, workspace: str, cases: Sequence[WhyCase]) -> Iterator[Outcome]:
    for case in cases:
        asked = Question(case.question, workspace, asker=case.asker)
        answered = isinstance(application.routing.answer(asked), Reply)
        went = application.routing.is_about_strategy(asked)
        yield Outcome(case.id, "strategy", {"strategy": float(went), "answered": float(answered)})


def _beside(application: Application, workspace: str, cases: Sequence[Case]) -> Iterator[Outcome]:
    for case in cases:
        went = application.routing.is_about_strategy(Question(case.question, workspace, case.history))
        yield Outcome(case.id, "framework", {"framework": float(not went)})


def _note(outcome: Outcome) -> str:
    astray = 0.0 in (outcome.scores.get("strategy"), outcome.scores.get("framework"))
    return f"- {outcome.case} ({outcome.kind}) went astray\n" if astray else ""
