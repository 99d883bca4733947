"""Evaluation of answers: facts, citations, lists and length, on the framework and on the seed documents."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

from bot.bootstrap import build
from bot.domain.question import Question
from bot.services.answering import SEARCHED
from evals.answers import Answer, answer_of
from evals.benches import WORKSPACE, bench, documents_in
from evals.cases import (
    FRAMEWORK_CASES,
    HELD_OUT_CASES,
    Case,
    FrameworkCase,
    given_questions,
    read_cases,
)
from evals.environment import cases_of, index_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.missing import Cause, missing_facts
from evals.scoring import covered, missing
from evals.statistics import quantile
from knowledge.markdown import plain
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from evals.cases import GivenQuestion
    from evals.missing import Missing
    from evals.options import Options

CaseT = TypeVar("CaseT", bound=Case)

LISTS = "list"
NEAR = 3
_COMMON = (
    Measure("statements cited", ("cited",)),
    Measure("borne out", ("borne_out",)),
    Measure("words, median", ("words",), quantile(0.5), "words", lower_is_better=True),
    Measure("words, p95", ("words",), quantile(0.95), "words", lower_is_better=True),
    Measure("false refusals", ("refused",), lower_is_better=True),
)
FRAMEWORK_MEASURES = (
    Measure("facts present", ("facts",)),
    Measure("all facts", ("all_facts",)),
    Measure("list items", ("items",)),
    Measure(f"in the first {NEAR}", ("near",)),
    Measure(f"in the first {SEARCHED}", ("found",)),
    *_COMMON,
)
SEEDS_MEASURES = (
    Measure("evidence in cited passages", ("evidence_cited",)),
    Measure("evidence in the answer", ("evidence_said",)),
    *_COMMON,
)
REMARK = (
    "Facts present: share of the facts expected that stand in the answer (none where it was refused); all "
    "facts: share of answers with every one of them; list items: facts present where a list was asked for. "
    "In the first k: share of the facts that stand in the first k passages, whether they were used or not. "
    "Borne out: share of statements whose every content word stands in the passages that they cite. Evidence "
    "in the answer is in the document's very words, which an answer need not use."
)


def measure(options: Options) -> Measured:
    """Answer every case, without a language model, and with one where it is set."""
    cases = options.few(read_cases(FRAMEWORK_CASES, FrameworkCase))
    held_out = options.few(read_cases(HELD_OUT_CASES, FrameworkCase))
    documents = [] if options.lacking else documents_in(options.seeds)
    without_model = options.settings.model_copy(update={"model": None})
    with bench(without_model, documents) as application:
        seen = [_framework("framework", application, cases), _framework("held out", application, held_out)]
        if options.settings.model:
            writing = build(application.settings.model_copy(update={"model": options.settings.model}))
            seen.append(_framework(f"framework, {options.settings.model}", writing, cases))
        tables = [_framework_table(one) for one in seen]
        remarks = [REMARK, *map(_causes, seen)]
        used = cases_of(FRAMEWORK_CASES) | cases_of(HELD_OUT_CASES)
        if options.lacking:
            remarks.append(options.lacking)
        else:
            tables.append(_seeds_table(application, options))
            used |= cases_of(options.questions)
        index = {"shelves": index_of(application), "cases": used}
    return Measured(tuple(tables), index, tuple(remarks), "\n\n".join(map(_misses, seen)))


@dataclass(frozen=True, slots=True)
class Seen:
    """A framework case, its answer, the facts that it lacks, and the passages that were found."""

    case: FrameworkCase
    answer: Answer
    lacking: tuple[Missing, ...]
    found: tuple[str, ...]

    def within(self, first: int) -> float:
        """Return the share of the facts that stand in the first passages."""
        text = "\n\n".join(self.found[:first])
        return 1 - len(missing(text, self.case.facts)) / len(self.case.facts)


@dataclass(frozen=True, slots=True)
class System:
    """What one system answered."""

    name: str
    seen: tuple[Seen, ...]


def _framework(name: str, application: Application, cases: Sequence[FrameworkCase]) -> System:
    collection = application.shelves.collection(Shelf.FRAMEWORK, WORKSPACE)
    shelf = [passage.text for passage in collection.contents(collection.manifest()).passages]
    seen: list[Seen] = []
    for case, answer in _answers(name, application, cases, Shelf.FRAMEWORK):
        found = application.passages.search(_question(case, Shelf.FRAMEWORK), SEARCHED).found
        lacking = tuple(missing_facts(case, answer, found, shelf))
        seen.append(Seen(case, answer, lacking, tuple(plain(one.passage.text) for one in found)))
    return System(name, tuple(seen))


def _answers(
    name: str, application: Application, cases: Sequence[CaseT], shelf: Shelf
) -> Iterator[tuple[CaseT, Answer]]:
    with click.progressbar(cases, label=f"Answering: {name}", file=sys.stderr) as bar:
        for case in bar:
            yield case, answer_of(application.answering.answer(_question(case, shelf)))


def _question(case: Case, shelf: Shelf) -> Question:
    return Question(case.question, WORKSPACE, case.history, (shelf,))


def _framework_table(system: System) -> Table:
    outcomes = (
        Outcome(one.case.id, one.case.kind, {**_facts(one), **_common(one.answer)}) for one in system.seen
    )
    return Table(system.name, tuple(outcomes), FRAMEWORK_MEASURES)


def _facts(one: Seen) -> dict[str, float]:
    present = 1 - len(one.lacking) / len(one.case.facts)
    causes = Counter(lacking.cause for lacking in one.lacking)
    scores = {"facts": present, "all_facts": float(not one.lacking)}
    scores |= {"near": one.within(NEAR), "found": one.within(SEARCHED)}
    scores |= {"items": present} if one.case.kind == LISTS else {}
    return scores | {f"missing_{cause.name.lower()}": float(n) for cause, n in causes.items()}


def _seeds_table(application: Application, options: Options) -> Table:
    questions = options.few([one for one in given_questions(options.questions) if one.in_scope])
    outcomes = (
        Outcome(asked.id, asked.kind, {**_evidence(asked, answer), **_common(answer)})
        for asked, answer in _answers("seeds", application, questions, Shelf.COMPANY)
    )
    return Table("seeds", tuple(outcomes), SEEDS_MEASURES)


def _evidence(asked: GivenQuestion, answer: Answer) -> dict[str, float]:
    groups = len(asked.groups)
    return {
        "evidence_cited": len(covered("\n".join(answer.cited), asked.groups)) / groups,
        "evidence_said": len(covered(answer.text, asked.groups)) / groups,
    }


def _common(answer: Answer) -> dict[str, float]:
    scores = {"refused": float(not answer.answered)}
    if answer.statements:
        scores["cited"] = answer.with_citation / answer.statements
        scores["borne_out"] = answer.borne_out / answer.statements
        scores["words"] = float(answer.words)
    return scores


def _causes(system: System) -> str:
    """Say how far the missing facts got."""
    causes = Counter(lacking.cause for one in system.seen for lacking in one.lacking)
    facts = sum(len(one.case.facts) for one in system.seen)
    counted = "; ".join(f"{cause}: {causes[cause]}" for cause in Cause)
    return f"Of {facts} facts expected of “{system.name}”, {causes.total()} are missing: {counted}."


def _misses(system: System) -> str:
    return "\n\n".join(_note(one) for one in system.seen if one.lacking)


def _note(one: Seen) -> str:
    earlier = "".join(f"- before: {text}\n" for text in one.case.history)
    lacking = "\n".join(
        f"- {fact.cause}{f' (rank {fact.rank})' if fact.rank else ''}: {' | '.join(fact.fact)}"
        for fact in one.lacking
    )
    head = f"## {one.case.id} ({one.case.kind}) {one.case.question}"
    return f"{head}\n\n{earlier}{lacking}\n\n{one.answer.text or '(refused)'}"
