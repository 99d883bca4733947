"""`plumbline ask` and `plumbline search`: one question from the command line, or a batch of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.cli.batches import BatchItem
    from bot.domain.question import Question
    from bot.settings import Settings


class Options(TypedDict):
    """What the options say of the question."""

    shelf: str
    workspace: str | None
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say; each question of a batch may name its own workspace and history."""

    settings: Settings
    shelf: str
    workspace: str | None
    history: tuple[str, ...]

    def question(self, text: str, history: tuple[str, ...] = (), workspace: str | None = None) -> Question:
        """Make a question of a text."""
        from bot.domain.question import ALL_SHELVES, Question
        from knowledge.passages import Shelf

        shelves = ALL_SHELVES if self.shelf == "all" else (Shelf(self.shelf),)
        chosen = workspace or self.workspace or self.settings.workspace
        return Question(text, chosen, history or self.history, shelves)

    def of(self, item: BatchItem) -> Question:
        """Make the question of a line."""
        return self.question(item.question, item.history or (), item.workspace)


def _questions(command: Callable[..., None]) -> Callable[..., None]:
    """Add what `ask` and `search` have in common."""
    options = (
        click.argument("question", required=False),
        click.option("--history", multiple=True, metavar="TEXT", help="An earlier question; oldest first."),
        click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE."),
        click.option(
            "--shelf",
            type=click.Choice(["framework", "company", "all"]),
            default="all",
            show_default=True,
            help="Which documents to use.",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print JSON."),
        click.option(
            "--batch",
            # A mark of the encoding at its start is skipped; what is no UTF-8 is told with its line.
            type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
            metavar="FILE.jsonl",
            help="Lines with id, question, optional history and workspace; prints one JSON object a line.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@_questions
def ask(
    question: str | None, batch: Iterator[str] | None, *, as_json: bool, **options: Unpack[Options]
) -> None:
    """Answer QUESTION from the framework, the company's strategy and its documents, with sources."""
    from bot.bootstrap import build
    from bot.cli.batches import BatchItem, answer_each
    from bot.cli.rendering import answer_as_json, show_answer

    asked = _asked(question, batch, **options)
    routing = build(asked.settings).routing
    if question is not None:
        answer = answer_as_json(routing, asked.question(question))
        _print_json(answer) if as_json else show_answer(answer)
    answer_each(BatchItem, batch or (), lambda item: answer_as_json(routing, asked.of(item)))


@click.command()
@_questions
@click.option(
    "-k", "limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many passages."
)
def search(
    question: str | None,
    batch: Iterator[str] | None,
    limit: int,
    *,
    as_json: bool,
    **options: Unpack[Options],
) -> None:
    """Show the passages that are nearest to QUESTION, best first."""
    from bot.bootstrap import build
    from bot.cli.batches import BatchItem, answer_each
    from bot.cli.rendering import passages_as_json, show_passages

    asked = _asked(question, batch, **options)
    passages = build(asked.settings).passages
    if question is not None:
        results = passages_as_json(passages, asked.question(question), limit)
        _print_json(results) if as_json else show_passages(results)

    def found(item: BatchItem) -> dict[str, object]:
        return {"results": passages_as_json(passages, asked.of(item), limit)}

    answer_each(BatchItem, batch or (), found)


def _asked(question: str | None, batch: Iterator[str] | None, **options: Unpack[Options]) -> Asked:
    from bot.settings import read_settings

    if (question is None) == (batch is None):
        raise click.UsageError(
            'Give a question, like: plumbline ask "What is strategic fit?", or --batch FILE.'
        )
    return Asked(read_settings(), **options)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


COMMANDS = (ask, search)
