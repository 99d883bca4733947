"""`plumbline understanding`: how managers understand the strategy, from their own words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bootstrap import Application
    from bot.services.coding import CodedAnswers, Development
    from bot.services.understood import Understood

_NOTHING = (
    "No answers yet. Put understanding.yaml into the dossier's folder, then: plumbline dossier load FOLDER"
)
_NOTHING_RELEASED = (
    "Nothing was released yet: it takes the interviews of five (/align start understanding), and a "
    "facilitator who asks for the picture (/align understanding)."
)
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
    from bot.cli.batches import UnderstandingItem, answer_each
    from bot.cli.strangers import Strangers

    application = _application()
    coding, where = application.coding, workspace or application.settings.workspace
    strangers = Strangers(application.dossiers)

    def coded(item: UnderstandingItem) -> dict[str, object] | str:
        strangers.heed(where, item.person)
        found = coding.code(where, item.person, item.answers)
        return as_object(found) if as_json else f"{item.id}  {_told(found)}"

    answer_each(UnderstandingItem, batch, coded, as_json=as_json)


@understanding.command()
@_workspace
@click.option("--released", is_flag=True, help="Of interviews, as facilitators were last shown it in Slack.")
@click.option(
    "--picture",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.png",
    help="Draw the first picture to a file as well.",
)
@_json
def show(workspace: str | None, target: Path | None, *, released: bool, as_json: bool) -> None:
    """Show who names which guideline, by area, and how far managers differ; then and now.

    Counts the answers that a dossier brings in its understanding.yaml, where each stands with its manager.
    """
    from bot.cli.understanding_picture import draw, picture, picture_as_object

    application = _application()
    where = workspace or application.settings.workspace
    found = _released(application, where) if released else application.coding.pictures(where)
    if target is not None and found:
        draw(found[0].now, target)
    if as_json:
        click.echo(json.dumps([picture_as_object(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        click.echo(picture(one))
    if not found:
        click.echo(_NOTHING_RELEASED if released else _NOTHING)


def _released(application: Application, workspace: str) -> list[Development | Understood]:
    """Return what was last released of each strategy, out of interviews."""
    from bot.adapters.database.releases import SqlReleases
    from bot.services.codebooks import UNDERSTANDING
    from bot.services.releasing import Releasing
    from bot.services.understood import shown

    releasing = Releasing(SqlReleases(application.beside))
    names = [name for name in releasing.names(workspace) if name.startswith(f"{UNDERSTANDING}/")]
    latest = (releasing.latest(workspace, name) for name in names)
    return [shown(release) for release in latest if release]


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
