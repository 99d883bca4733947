"""`plumbline interview`: how far interviews have come and, for the person concerned, what was answered."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from bot.domain.figures import counted

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_reader = click.option(
    "--for", "reader", required=True, metavar="PERSON", help="Slack id of the person who gave the answers."
)


@click.group()
def interview() -> None:
    """Follow interviews, and give people what they answered."""


@interview.command("list")
@click.option("--person", metavar="PERSON", help="Only those of this Slack id.")
@_workspace
@_json
def list_(person: str | None, workspace: str | None, *, as_json: bool) -> None:
    """Show who was interviewed with what, and how far it has come; never an answer."""
    from bot.bootstrap import build
    from bot.services.holdings import in_json
    from bot.settings import read_settings

    settings = read_settings()
    found = build(settings).disclosing.overviews(workspace or settings.workspace, person)
    if as_json:
        click.echo(in_json([asdict(one) for one in found], indent=None))
        return
    if not found:
        whose = f" of {person}" if person else ""
        click.echo(f"No interviews{whose} yet. They are begun in Slack, with /align start.", err=True)
    for one in found:
        click.echo(
            f"{one.interview}  {one.person}  {one.instrument}  {one.status}  {one.done}/{one.questions}  "
            f"{one.last:%Y-%m-%d %H:%M}"
        )


@interview.command()
@click.argument("identity", metavar="INTERVIEW")
@_reader
@_workspace
@_json
def show(identity: str, reader: str, workspace: str | None, *, as_json: bool) -> None:
    """Show the answers of INTERVIEW, for the person who gave them."""
    from bot.bootstrap import build
    from bot.services.holdings import in_json, interview_fields
    from bot.settings import read_settings

    settings = read_settings()
    found = build(settings).disclosing.record(workspace or settings.workspace, identity, reader)
    if as_json:
        click.echo(in_json(interview_fields(found), indent=None))
        return
    click.echo(f"{found.overview.instrument}, {found.side} side, {found.overview.status}")
    for answer in found.answers:
        given = "no answer" if answer.given is None else answer.given
        click.echo(f"{answer.question}  {given}  {answer.name}")
        for words in answer.words:
            click.echo(f"    {words}")


@interview.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_reader
@_workspace
def export(file: Path, reader: str, workspace: str | None) -> None:
    """Write all interviews of one person to FILE, as JSON with their history, or as CSV (by its ending)."""
    from bot.bootstrap import build
    from bot.services.holdings import answers_table, in_json, interview_fields
    from bot.settings import read_settings

    if file.suffix not in {".json", ".csv"}:
        raise click.BadParameter("the name must end in .json or .csv", param_hint="FILE")
    settings = read_settings()
    found = build(settings).disclosing.records(workspace or settings.workspace, reader)
    table = file.suffix == ".csv"
    text = answers_table(found) if table else in_json([interview_fields(one) for one in found])
    file.touch(0o600)
    file.write_text(text, encoding="utf-8", newline="")
    click.echo(f"{counted(len(found), 'interview')} written to {file}; only {reader} may see them")


COMMANDS = (interview,)
