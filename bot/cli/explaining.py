"""`plumbline why`: questions about the company's strategy, one from the command line or a batch of them."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bootstrap import Application
    from bot.cli.strangers import Strangers


@click.command()
@click.argument("question", required=False)
@click.option("--asker", metavar="ID", help="A manager's id in the dossier, whose own area comes first.")
@click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    metavar="FILE.jsonl",
    help="Lines with id, question, optional asker and workspace; prints one JSON object a line.",
)
def why(
    question: str | None,
    batch: Iterator[str] | None,
    asker: str | None,
    workspace: str | None,
    *,
    as_json: bool,
) -> None:
    """Answer QUESTION about the strategy: why this, why not that, what it means, what would reopen it."""
    from bot.bootstrap import build
    from bot.cli.batches import WhyItem, answer_each
    from bot.cli.rendering import show_answer
    from bot.cli.strangers import Strangers
    from bot.settings import read_settings

    if (question is None) == (batch is None):
        raise click.UsageError('Give a question, like: plumbline why "Why one ERP?", or --batch FILE.')
    application = build(read_settings())
    strangers = Strangers(application.dossiers)
    if question is not None:
        answer = _answer(application, strangers, question, asker, workspace)
        click.echo(json.dumps(answer, ensure_ascii=False)) if as_json else show_answer(answer)

    def answered(item: WhyItem) -> dict[str, Any]:
        who, where = item.asker or asker, item.workspace or workspace
        return _answer(application, strangers, item.question, who, where)

    answer_each(WhyItem, batch or (), answered)


def _answer(
    application: Application, strangers: Strangers, question: str, asker: str | None, workspace: str | None
) -> dict[str, Any]:
    from bot.cli.rendering import response_as_json
    from bot.domain.question import Question

    where = workspace or application.settings.workspace
    strangers.heed(where, asker)
    start = perf_counter()
    asked = Question(question, where, asker=asker or "")
    explanation = application.explaining.explain(asked)
    return response_as_json(explanation.response) | {
        "kind": explanation.kind.value,
        "decision": explanation.decision,
        "edition": explanation.edition,
        "seconds": round(perf_counter() - start, 4),
    }


COMMANDS = (why,)
