"""Evaluation of speed and memory: searching, answering, starting, indexing, and processes at rest."""

from __future__ import annotations

import sys
from time import perf_counter, process_time
from typing import TYPE_CHECKING, TypeVar

import click

from bot.domain.question import Question
from bot.services.answering import SEARCHED
from evals.benches import WORKSPACE, bench, documents_in
from evals.cases import FRAMEWORK_CASES, FrameworkCase, given_questions, read_cases
from evals.environment import cases_of, index_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.processes import answered_in, import_of_bot, memory_of_asking, resident, seconds_of, served
from evals.statistics import quantile
from knowledge.documents import corpus
from knowledge.embedding import NAME, PackagedEmbeddings
from knowledge.index import Shelves
from knowledge.library import Library, prepare
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.bootstrap import Application
    from bot.settings import Settings
    from evals.cases import Case
    from evals.options import Options

T = TypeVar("T")

REPEATS = 5
WARMING = 10
DOCUMENTS = 8
ASKED = "What is strategic fit?"
MILLISECONDS = (
    Measure("p50", ("ms",), quantile(0.5), "ms", lower_is_better=True),
    Measure("p95", ("ms",), quantile(0.95), "ms", lower_is_better=True),
    Measure("slowest", ("ms",), quantile(1.0), "ms", lower_is_better=True),
    Measure("CPU p50", ("cpu",), quantile(0.5), "ms", lower_is_better=True),
    Measure("CPU p95", ("cpu",), quantile(0.95), "ms", lower_is_better=True),
)
SECONDS = (
    Measure("median", ("s",), quantile(0.5), "s", lower_is_better=True),
    Measure("slowest", ("s",), quantile(1.0), "s", lower_is_better=True),
    Measure("CPU, median", ("cpu",), quantile(0.5), "s", lower_is_better=True),
)
MEMORY = (Measure("resident", ("MB",), quantile(0.5), "MB", lower_is_better=True),)
RATE = (
    Measure("records", ("rate",), quantile(0.5), "/s"),
    Measure("records, CPU", ("cpu_rate",), quantile(0.5), "/s"),
)
HEAVY = (Measure("Chroma, LangChain", ("modules",), quantile(1.0), "modules", lower_is_better=True),)
REMARK = (
    "Searching and answering: one warm process, without a language model, over both shelves where the seeds "
    "are here. Starts: a new process each time, the index there already; serve: until it is connected to the "
    "stand-in for Slack; first and second answer: from a question in Slack to the answer there. Memory: of "
    "one process. Indexing: sentences and other records a second, embedding and writing counted in. CPU: the "
    "time that our own process had a core for; the rest was waiting, on a busy machine for others (see "
    "load_at_start in config.json)."
)


def measure(options: Options) -> Measured:
    """Measure everything on one data folder."""
    documents = [] if options.lacking else documents_in(options.seeds)
    with bench(options.settings.model_copy(update={"model": None}), documents) as application:
        cases: list[Case] = list(read_cases(FRAMEWORK_CASES, FrameworkCase))
        remarks, used = [REMARK], cases_of(FRAMEWORK_CASES)
        if options.lacking:
            remarks.append(options.lacking)
        else:
            cases += [one for one in given_questions(options.questions) if one.in_scope]
            used |= cases_of(options.questions)
        cases = options.few(cases)
        index = {"shelves": index_of(application), "cases": used}
        tables = (*_warm(application, cases), *_starts(application.settings), *_at_work(application.settings))
        return Measured((*tables, _indexing(application.settings.home)), index, tuple(remarks))


def _warm(application: Application, cases: Sequence[Case]) -> Iterator[Table]:
    questions = {case.id: Question(case.question, WORKSPACE, case.history) for case in cases}
    works: dict[str, Callable[[Question], object]] = {
        "searching": lambda question: application.passages.search(question, SEARCHED),
        "answering": application.answering.answer,
    }
    for name, work in works.items():
        for question in list(questions.values())[:WARMING]:
            work(question)
        with click.progressbar(cases, label=name.capitalize(), file=sys.stderr) as bar:
            outcomes = [_timed(case, work, questions[case.id]) for case in bar]
        yield Table(name, tuple(outcomes), MILLISECONDS, detailed=False)


def _timed(case: Case, work: Callable[[Question], object], question: Question) -> Outcome:
    seconds, used = _seconds(work, question)
    return Outcome(case.id, case.kind, {"ms": 1000 * seconds, "cpu": 1000 * used})


def _starts(settings: Settings) -> Iterator[Table]:
    click.echo("Starting commands ...", err=True)
    for name, arguments in {"plumbline --help": ("--help",), "plumbline ask": ("ask", ASKED)}.items():
        runs = [seconds_of(settings, *arguments) for _ in range(REPEATS)]
        yield _repeated(name, SECONDS, [{"s": seconds, "cpu": used} for seconds, used in runs])
    imported = [import_of_bot(settings) for _ in range(REPEATS)]
    yield _repeated("import bot", SECONDS, [{"s": seconds} for seconds, _ in imported])
    yield _repeated("imported with the bot", HEAVY, [{"modules": float(heavy)} for _, heavy in imported[:1]])


def _at_work(settings: Settings) -> Iterator[Table]:
    """Start the bot several times; look at its memory before and after its first answers."""
    click.echo("Starting the bot ...", err=True)
    runs: dict[str, list[dict[str, float]]] = {}
    for _ in range(REPEATS):
        start = perf_counter()
        with served(settings) as (process, playground):
            runs.setdefault("serve", []).append({"s": perf_counter() - start})
            runs.setdefault("serve, idle", []).append(resident(process))
            runs.setdefault("first answer", []).append({"s": answered_in(playground, ASKED)})
            runs.setdefault("second answer", []).append({"s": answered_in(playground, ASKED)})
            runs.setdefault("serve, after two answers", []).append(resident(process))
    for name in ("serve", "first answer", "second answer"):
        yield _repeated(name, SECONDS, runs[name])
    for name in ("serve, idle", "serve, after two answers"):
        yield _repeated(name, MEMORY, runs[name])
    yield _repeated("ask, index open", MEMORY, [memory_of_asking(settings, ASKED)])


def _indexing(home: Path) -> Table:
    """Index articles as if they were a company's: their vectors are not looked up but worked out."""
    click.echo("Indexing ...", err=True)
    library = Library(Shelves(home / "speed", NAME), PackagedEmbeddings())
    outcomes: list[Outcome] = []
    for document in corpus()[: DOCUMENTS + 1]:
        records = prepare(document, Shelf.COMPANY).entry.records
        seconds, used = _seconds(lambda one: library.add(one, WORKSPACE, lambda _: None), document)
        scores = {"rate": records / seconds, "cpu_rate": records / used}
        outcomes.append(Outcome(document.name, "document", scores))
    return Table("indexing", tuple(outcomes[1:]), RATE)  # the first also pays for loading the model


def _repeated(name: str, measures: tuple[Measure, ...], runs: Sequence[Mapping[str, float]]) -> Table:
    outcomes = (Outcome(f"run {number}", "run", scores) for number, scores in enumerate(runs, start=1))
    return Table(name, tuple(outcomes), measures)


def _seconds(work: Callable[[T], object], value: T) -> tuple[float, float]:
    """Return how many seconds the work took, and how many of a core's."""
    start, used = perf_counter(), process_time()
    work(value)
    return perf_counter() - start, process_time() - used
