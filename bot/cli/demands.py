"""`plumbline demand`: what managers made of the strategy's guidelines for their areas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.demand import Demand

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def demand() -> None:
    """See the demands of the dossiers in use: what each guideline means for an area."""


@demand.command("list")
@click.option("--guideline", metavar="ID", help="Only those that translate this guideline.")
@click.option("--area", metavar="ID", help="Only those of this area, or that need something from it.")
@_workspace
@_json
def list_(guideline: str | None, area: str | None, workspace: str | None, *, as_json: bool) -> None:
    """List demands, each with its area, its guideline, how badly it is wanted, and until when."""
    found = [
        one
        for one in _demands(workspace)
        if guideline in {None, one.guideline} and (area is None or area in _concerned(one))
    ]
    if as_json:
        click.echo(json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False))
        return
    for one in found:
        click.echo(
            f"{one.id}  {one.area}  {one.guideline}  {one.priority}  by {one.latest}  {one.translation}"
        )


@demand.command()
@click.argument("identity", metavar="ID")
@_workspace
@_json
def show(identity: str, workspace: str | None, *, as_json: bool) -> None:
    """Show one demand with all of its fields, as they stand in a dossier's `demands.yaml`."""
    import yaml

    known = {one.id: one for one in _demands(workspace)}
    if identity not in known:
        raise click.ClickException(f"There is no demand {identity}; there is: {', '.join(known) or 'none'}")
    content = known[identity].model_dump(mode="json")
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        click.echo(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110), nl=False)


def _demands(workspace: str | None) -> Iterator[Demand]:
    """Yield the demands of all dossiers in use."""
    from bot.bootstrap import build
    from bot.settings import read_settings

    settings = read_settings()
    for edition in build(settings).dossiers.current(workspace or settings.workspace):
        yield from edition.dossier.demands


def _concerned(one: Demand) -> set[str]:
    return {one.area, *(need.area for need in one.needs_from)}


COMMANDS = (demand,)
