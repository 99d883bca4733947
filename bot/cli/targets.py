"""`plumbline target`: the balanced scorecard of the strategy, and how far its targets have come."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.bootstrap import Application
    from bot.domain.dossier import Edition
    from bot.domain.targets.scorecard import Aim, Balance
    from bot.services.targets import Tracked

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def target() -> None:
    """See the targets of the strategies in use, and record how far they have come."""


@target.command("list")
@_workspace
@_json
def list_(workspace: str | None, *, as_json: bool) -> None:
    """List the targets by perspective, with what serves each, and what the scorecard lacks."""
    application, where = _opened(workspace)
    found = application.tracking_beside.balances(where)
    if as_json:
        told = [_target(edition, aim) for edition, balance in found for aim in balance.aims]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    if not found:
        click.echo("There is no strategy here yet. Load one: plumbline dossier load FOLDER", err=True)
    for edition, balance in found:
        click.echo("\n".join((edition.title, "", *_listed(balance))))


@target.command()
@click.argument("identity", metavar="ID")
@_workspace
@_json
def show(identity: str, workspace: str | None, *, as_json: bool) -> None:
    """Show one target with everything that was recorded of it."""
    application, where = _opened(workspace)
    tracked = _found(application, where, identity)
    if as_json:
        click.echo(json.dumps(_target(tracked.edition, tracked.aim), ensure_ascii=False))
        return
    click.echo("\n".join(_told(tracked.aim)))
    for one in tracked.aim.course.history if tracked.aim.course else ():
        note = f"  {one.note}" if one.note else ""
        click.echo(f"  {one.on}  {one.value:g}  {one.by}{note}")


@target.command()
@click.argument("identity", metavar="ID")
@click.argument("value", type=float)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day that the value is of; default: today.")
@click.option("--by", required=True, metavar="WHO", help="Who records it: a Slack id, or a role.")
@click.option("--note", default="", help="Where the value comes from, or why it is so.")
@_workspace
def record(  # noqa: PLR0913 - its options
    identity: str, value: float, *, on: datetime | None, by: str, note: str, workspace: str | None
) -> None:
    """Record that the measure of target ID has VALUE. Earlier values are kept."""
    from bot.domain.targets.saying import stand
    from bot.services.targets import Hand

    application, where = _opened(workspace)
    tracked = _found(application, where, identity)
    now = datetime.now(UTC)
    day = on.date() if on else now.date()
    if day > now.date():
        raise click.UsageError("--on lies in the future; record what has been reached.")
    hand = Hand(by, f"command:{now.isoformat()}")
    step = application.tracking_beside.measure(tracked, value, day, note, hand)
    application.courses.keep(step.course, step.known)
    click.echo(stand(_found(application, where, tracked.reference).aim))


@target.command()
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: print it.")
@_workspace
def export(kind: str, output: Path | None, workspace: str | None) -> None:
    """Export the targets: as JSON with every value, or as CSV with the latest."""
    application, where = _opened(workspace)
    found = application.tracking_beside.balances(where)
    told = [_target(edition, aim) for edition, balance in found for aim in balance.aims]
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n" if kind == "json" else _as_csv(told)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"Written to {output}", err=True)


def _opened(workspace: str | None) -> tuple[Application, str]:
    from bot.bootstrap import build
    from bot.settings import read_settings

    settings = read_settings()
    return build(settings), workspace or settings.workspace


def _found(application: Application, workspace: str, identity: str) -> Tracked:
    tracked = application.tracking_beside.find(workspace, identity)
    if tracked is None:
        balances = application.tracking_beside.balances(workspace)
        known = [aim.target.id for _, balance in balances for aim in balance.aims]
        raise click.ClickException(f"There is no target {identity}; there is: {', '.join(known) or 'none'}")
    return tracked


def _listed(balance: Balance) -> Iterator[str]:
    from bot.domain.targets.saying import NAMES

    for perspective, name in NAMES.items():
        yield name
        for aim in balance.of(perspective):
            yield from (f"  {line}" for line in _told(aim))
        if perspective in balance.uncovered:
            yield "  No target: nothing says here whether the strategy succeeds."
        yield ""


def _told(aim: Aim) -> Iterator[str]:
    from bot.domain.targets.saying import bar, stand, way

    yield f"{aim.target.id}  {aim.target.measure}: {way(aim)}"
    yield f"  {bar(aim.share)} {stand(aim)}"
    yield f"  Guideline: {aim.guideline.statement if aim.guideline else aim.target.guideline}"
    yield f"  Demands: {', '.join(one.id for one in aim.demands) or 'none; nobody works towards it yet'}"


def _target(edition: Edition, aim: Aim) -> dict[str, object]:
    history = aim.course.history if aim.course else ()
    return {
        **aim.target.model_dump(mode="json"),
        "dossier": edition.dossier.strategy.id,
        "demands": [one.id for one in aim.demands],
        "value": aim.latest.value if aim.latest else None,
        "on": aim.latest.on.isoformat() if aim.latest else None,
        "share": None if aim.share is None else round(aim.share, 4),
        "values": [
            {"value": one.value, "on": one.on.isoformat(), "by": one.by, "note": one.note} for one in history
        ],
    }


def _as_csv(told: list[dict[str, object]]) -> str:
    written = io.StringIO()
    columns = [name for name in told[0] if name != "values"] if told else []
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for one in told:
        writer.writerow([_cell(one[name]) for name in columns])
    return written.getvalue()


def _cell(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value


COMMANDS = (target,)
