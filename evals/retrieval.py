"""Evaluation of retrieval: which passages of the seed documents come up for questions on them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot.domain.question import Question
from evals.baselines import TutorialBot, WordMatching
from evals.benches import WORKSPACE, bench, documents_in
from evals.cases import GivenQuestion, given_questions
from evals.environment import cases_of, index_of
from evals.measures import Measured, Table
from evals.options import NothingToMeasureError, Options
from evals.ranked import MEASURES, R5, outcomes
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.bootstrap import Application
    from knowledge.documents import Document

    Rank = Callable[[GivenQuestion], list[str]]

OURS = "Plumbline"
DEPTH = 10
TUTORIAL_DEPTH = 4
REMARK = (
    "R@k: share of groups of evidence that the first k passages cover. MRR: by the first passage that covers "
    "any. nDCG: a passage gains the groups that it is the first to cover. The seeds are a company's shelf. "
    "The tutorial bot's chunks have 1,000 characters with 200 of overlap; it is shown as shipped, with four "
    "chunks, and with ten."
)


def measure(options: Options) -> Measured:
    """Rank passages for every question in scope, by Plumbline and by the baselines."""
    if options.lacking:
        raise NothingToMeasureError(options.lacking)
    questions = options.few(
        [question for question in given_questions(options.questions) if question.in_scope]
    )
    documents = documents_in(options.seeds)
    with bench(options.settings, documents) as application:
        ranks = {OURS: _plumbline(application), **_baselines(application, documents, options)}
        tables = tuple(_table(name, rank, questions) for name, rank in ranks.items())
        index = {"shelves": index_of(application), "cases": cases_of(options.questions)}
        return Measured(tables, index, (REMARK,), _misses(tables[0], questions, ranks[OURS]))


def _plumbline(application: Application) -> Rank:
    def rank(asked: GivenQuestion) -> list[str]:
        question = Question(asked.question, WORKSPACE, asked.history, (Shelf.COMPANY,))
        return [found.passage.text for found in application.passages.search(question, DEPTH).found]

    return rank


def _baselines(application: Application, documents: Sequence[Document], options: Options) -> dict[str, Rank]:
    click.echo("Indexing for the baselines ...", err=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.seeds.glob("*.txt"))]
    tutorial = TutorialBot(texts, application.embeddings, application.settings.home / "tutorial")
    matching = WordMatching(documents)
    return {
        "tutorial bot, top 4": lambda asked: tutorial.rank(asked.question, TUTORIAL_DEPTH),
        "tutorial bot, top 10": lambda asked: tutorial.rank(asked.question, DEPTH),
        "BM25": lambda asked: matching.rank(asked.question, DEPTH),
    }


def _table(name: str, rank: Rank, questions: Sequence[GivenQuestion]) -> Table:
    with click.progressbar(questions, label=f"Asking: {name}", file=sys.stderr) as bar:
        ranked = {question.id: rank(question) for question in bar}
    return Table(name, outcomes(questions, ranked), MEASURES, detailed=name == OURS)


def _misses(table: Table, questions: Sequence[GivenQuestion], rank: Rank) -> str:
    """Show the questions whose evidence is not wholly among the first five, with the first two passages."""
    by_id = {question.id: question for question in questions}
    lines: list[str] = []
    for outcome in table.outcomes:
        if outcome.scores[R5] < 1:
            asked = by_id[outcome.case]
            lines += [
                f"## {asked.id} ({asked.kind}) {asked.question}",
                "",
                *map(str, outcome.scores.items()),
                "",
            ]
            lines += [f"- wanted: {' | '.join(group)}" for group in asked.groups]
            lines += ["", *(f"> {' '.join(text.split())[:400]}\n" for text in rank(asked)[:2])]
    return "\n".join(lines)
