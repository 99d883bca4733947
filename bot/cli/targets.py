"""`plumbline target`: the balanced scorecard of the strategy, and how far its targets have come."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.dossiers import one_of
from bot.cli.target_records import as_csv, report_json, target_json, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.bootstrap import Application
    from bot.domain.targets.scorecard import Aim, Balance
    from bot.services.targets import Tracked

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_NONE = "There is no strategy here yet. Load one: plumbline dossier load FOLDER"


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
        told = [target_json(edition, aim) for edition, balance in found for aim in balance.aims]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    if not found:
        click.echo(_NONE, err=True)
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
        click.echo(json.dumps(target_json(tracked.edition, tracked.aim), ensure_ascii=False))
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
@click.option("--anyway", is_flag=True, help="Record a value that is hard to believe.")
@_workspace
def record(  # noqa: PLR0913 - its options
    identity: str,
    value: float,
    *,
    on: datetime | None,
    by: str,
    note: str,
    anyway: bool,
    workspace: str | None,
) -> None:
    """Record that the measure of target ID has VALUE. Earlier values are kept."""
    from bot.cli.strangers import Strangers
    from bot.domain.targets.saying import stand
    from bot.services.targets import Hand

    application, where = _opened(workspace)
    Strangers(application.dossiers).heed(where, by)
    tracked = _found(application, where, identity)
    now = datetime.now(UTC)
    day = on.date() if on else now.date()
    if day > now.date():
        raise click.UsageError("--on lies in the future; record what has been reached.")
    _check(application, tracked, value, day, anyway=anyway)
    step = application.tracking_beside.measure(
        tracked, value, day, note, Hand(by, f"command:{now.isoformat()}")
    )
    application.courses.keep(step.course, step.known)
    click.echo(stand(_found(application, where, tracked.reference).aim))


@target.command()
@click.option("--dossier", "chosen", metavar="ID", help="Only the targets of this dossier.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a .html or .md file."
)
@_workspace
@_json
def report(chosen: str | None, output: Path | None, workspace: str | None, *, as_json: bool) -> None:
    """Report how far the targets have come: by perspective, with trend, demands, and what is missing."""
    from bot.domain.targets.report import as_markdown

    application, where = _opened(workspace)
    made = application.target_reports_beside
    found = made.reports(where)
    if chosen is not None or output is not None:
        meant = one_of([each.edition for each in found], chosen)
        found = [each for each in found if each.edition is meant]
    if as_json:
        click.echo(json.dumps([report_json(each) for each in found], ensure_ascii=False))
    elif output is not None:
        page = output.suffix.lower() == ".html"
        write(made.page(found[0], made.picture(found[0])) if page else as_markdown(found[0]), output)
    else:
        click.echo("\n".join(map(as_markdown, found)) or _NONE, err=not found)


@target.command()
@click.option("--format", "kind", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: print it.")
@_workspace
def export(kind: str, output: Path | None, workspace: str | None) -> None:
    """Export the targets: as JSON with every value, or as CSV with the latest."""
    application, where = _opened(workspace)
    found = application.tracking_beside.balances(where)
    told = [target_json(edition, aim) for edition, balance in found for aim in balance.aims]
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n" if kind == "json" else as_csv(told)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(text, output)


def _check(application: Application, tracked: Tracked, value: float, day: date, *, anyway: bool) -> None:
    from bot.domain.targets.course import countable
    from bot.domain.targets.plausible import doubt

    if not countable(value):
        raise click.UsageError("VALUE is no number that anything could have; write one like 44.5.")
    if early := application.tracking_beside.too_early(tracked, day):
        raise click.UsageError(f"{early} Name a later day with --on.")
    doubted = doubt(tracked.aim.target, value)
    if doubted and not anyway:
        raise click.UsageError(f"{doubted} If {value:g} is right all the same, add --anyway.")


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


COMMANDS = (target,)
