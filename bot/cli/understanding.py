"""`plumbline understanding`: how managers understand the strategy, from their own words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bootstrap import Application
    from bot.services.coding import CodedAnswers

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def understanding() -> None:
    """Tell how managers understand the strategy: what they know of it, and which goals they name."""


@understanding.command()
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    metavar="FILE.jsonl",
    required=True,
    help="Lines with id, person and answers to the five questions; prints one JSON object a line.",
)
@_workspace
@_json
def code(batch: Iterator[str], workspace: str | None, *, as_json: bool) -> None:
    """Code answers in managers' own words against the dossier in use, each finding with its quotes."""
    from bot.cli.batches import UnderstandingItem, items

    application = _application()
    coding, where = application.coding, workspace or application.settings.workspace
    for item in items(UnderstandingItem, batch):
        coded = coding.code(where, item.person, item.answers)
        if as_json:
            click.echo(json.dumps({"id": item.id, **as_object(coded)}, ensure_ascii=False))
        else:
            click.echo(f"{item.id}  {_told(coded)}")


@understanding.command()
@_workspace
@_json
def show(workspace: str | None, *, as_json: bool) -> None:
    """Show who names which guideline, by area, and how far managers differ; then and now.

    Counts the answers that a dossier brings in its understanding.yaml, where each stands with its manager.
    """
    from bot.cli.understanding_picture import picture, picture_as_object

    application = _application()
    found = application.coding.pictures(workspace or application.settings.workspace)
    if as_json:
        click.echo(json.dumps([picture_as_object(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        click.echo(picture(one))
    if not found:
        click.echo(
            "No answers yet. Put understanding.yaml into the dossier's folder, "
            "then: plumbline dossier load FOLDER"
        )


def as_object(one: CodedAnswers) -> dict[str, object]:
    """Return what answers come to, as it is printed."""
    coded = one.coded
    evidence: dict[str, list[str]] = {}
    for quote in coded.quotes:
        evidence.setdefault(quote.aspect.value, []).append(quote.text)
    return {
        "knows_strategy": coded.knows_strategy.value,
        "goal_named": list(coded.goals),
        "matches_decision": coded.matches_decision,
        "own_area_specific": coded.own_area_specific,
        "rationale_correct": coded.rationale_correct,
        "quotes": list(dict.fromkeys(quote.text for quote in coded.quotes)),
        "evidence": evidence,
        "by": coded.by,
        "prompt": coded.prompt,
        "edition": one.edition.reference,
    }


def _told(one: CodedAnswers) -> str:
    coded = one.coded
    goals = ", ".join(coded.goals) or "no goal named"
    return f"{one.person}  {coded.knows_strategy.value}: {goals}"


def _application() -> Application:
    from bot.bootstrap import build
    from bot.settings import read_settings

    return build(read_settings())


COMMANDS = (understanding,)
