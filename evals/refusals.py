"""Evaluation of refusing: questions that nothing answers, against questions that something does."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from bot.bootstrap import LEAST_SUPPORT
from bot.domain.question import ALL_SHELVES, Question
from evals.answers import answer_of
from evals.benches import WORKSPACE, bench, documents_in
from evals.cases import (
    FRAMEWORK_CASES,
    REFUSAL_CASES,
    Case,
    FrameworkCase,
    RefusalCase,
    given_questions,
    read_cases,
    trained_on,
)
from evals.environment import cases_of, index_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.statistics import auroc, refused_at
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.bootstrap import Application
    from evals.options import Options

FALSE_REFUSALS = (0.01, 0.02, 0.05, 0.10)
OUT_OF_SCOPE = "oos-"
REMARK = (
    f"Refused: questions without an answer that get none, at the threshold in use ({LEAST_SUPPORT}); false "
    "refusals: questions with an answer that get none. AUROC and the columns “at x %” do not depend on the "
    "threshold: they tell what could be refused if x % of the questions with an answer were refused as well. "
    "Cosine alone: the same with the closest cosine of the first passage in place of the support. Cases that "
    "are among the questions for training, word for word, are left out."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, and whether the shelves that it is asked of hold an answer."""

    case: Case
    answerable: bool

    @property
    def kind(self) -> str:
        """The kind of question, the same for both sources of cases."""
        return self.case.kind.removeprefix(OUT_OF_SCOPE)


def measure(options: Options) -> Measured:
    """Ask the framework's shelf, the company's, and both."""
    known = trained_on()
    framework = options.few(_unseen(_framework_cases(), known))
    documents = [] if options.lacking else documents_in(options.seeds)
    plain = options.settings.model_copy(update={"model": None})
    with bench(plain, documents) as application:
        tables, misses = _tables("framework", application, framework, (Shelf.FRAMEWORK,))
        used = cases_of(FRAMEWORK_CASES) | cases_of(REFUSAL_CASES)
        remarks = [REMARK]
        if options.lacking:
            remarks.append(options.lacking)
        else:
            seeds = options.few(_unseen(_seeds_cases(options.questions), known))
            both = [*framework, *seeds]
            for name, asked, shelves in (
                ("seeds", seeds, (Shelf.COMPANY,)),
                ("both shelves", both, ALL_SHELVES),
            ):
                more, notes = _tables(name, application, asked, shelves)
                tables += more
                misses += notes
            used |= cases_of(options.questions)
        index = {"shelves": index_of(application), "cases": used}
    return Measured(tuple(tables), index, tuple(remarks), misses)


def _framework_cases() -> list[Asked]:
    answerable = read_cases(FRAMEWORK_CASES, FrameworkCase)
    not_answerable = read_cases(REFUSAL_CASES, RefusalCase)
    return [Asked(case, answerable=True) for case in answerable] + [
        Asked(case, answerable=False) for case in not_answerable
    ]


def _seeds_cases(path: Path) -> list[Asked]:
    return [Asked(question, answerable=question.in_scope) for question in given_questions(path)]


def _unseen(cases: Sequence[Asked], known: frozenset[str]) -> list[Asked]:
    """Leave out what the weights were trained on, word for word."""
    return [one for one in cases if one.case.question.lower().strip() not in known]


def _tables(
    name: str, application: Application, asked: Sequence[Asked], shelves: tuple[Shelf, ...]
) -> tuple[list[Table], str]:
    by_support: list[Outcome] = []
    by_cosine: list[Outcome] = []
    notes: list[str] = []
    with click.progressbar(asked, label=f"Asking: {name}", file=sys.stderr) as bar:
        for one in bar:
            question = Question(one.case.question, WORKSPACE, one.case.history, shelves)
            findings = application.passages.search(question, 1)
            refused = not answer_of(application.answering.answer(question)).answered
            cosine = findings.found[0].similarity if findings.found else 0.0
            decided = {"false_refusal" if one.answerable else "refused": float(refused)}
            by_support.append(_outcome(one, {**decided, "value": findings.support}))
            by_cosine.append(_outcome(one, {"value": cosine}))
            if refused == one.answerable:
                notes.append(_note(one, findings.support))
    measures = _measures(frozenset(one.kind for one in asked if one.answerable))
    tables = [
        Table(name, tuple(by_support), measures),
        Table(f"{name}, cosine alone", tuple(by_cosine), measures, detailed=False),
    ]
    return tables, f"## {name}\n\n" + "\n".join(sorted(notes)) + "\n\n"


def _note(one: Asked, support: float) -> str:
    wrong = "refused" if one.answerable else "answered"
    return f"- {wrong}: {one.case.id} ({one.kind}, support {support:.2f}) {one.case.question}"


def _outcome(one: Asked, scores: dict[str, float]) -> Outcome:
    return Outcome(one.case.id, one.kind, {**scores, "answerable": float(one.answerable)})


def _measures(answerable: frozenset[str]) -> tuple[Measure, ...]:
    columns = ("value", "answerable")
    curve = (
        Measure(f"at {share:.0%}".replace("%", " %"), columns, refused_at(share), against=answerable)
        for share in FALSE_REFUSALS
    )
    return (
        Measure("refused", ("refused",)),
        Measure("false refusals", ("false_refusal",), lower_is_better=True),
        Measure("AUROC", columns, auroc, against=answerable),
        *curve,
    )
