"""`plumbline doctor`, and keeping what is stored: backup, restore, keys."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from bot.domain.figures import counted


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(*, as_json: bool) -> None:
    """Check settings, Slack, database, index, embeddings and model, and say what to do about each."""
    from rich.console import Console

    from bot.checkup import check_up
    from bot.settings import read_settings

    findings = check_up(read_settings)
    if as_json:
        click.echo(json.dumps([{"name": f.name, "ok": f.ok, "says": f.says, "do": f.do} for f in findings]))
    console = Console()
    for finding in () if as_json else findings:
        mark = {True: "[green]ok[/green]  ", False: "[red]fault[/red]", None: "[dim]off[/dim] "}[finding.ok]
        console.print(f"{mark} [bold]{finding.name}[/bold]  ", end="")
        console.print(finding.says, markup=False, highlight=False)
        if finding.do:
            console.print(f"       → {finding.do}", markup=False, highlight=False)
    sys.exit(any(finding.ok is False for finding in findings))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write a backup of the database to FILE; the bot may be running."""
    from bot.adapters.database.backups import backup as back_up
    from bot.adapters.database.engine import connect
    from bot.bootstrap import build
    from bot.settings import read_settings

    back_up(connect(build(read_settings()).database_address), file)
    click.echo(
        f"backup written to {file}. Keep the key elsewhere: without it nobody can read what people wrote."
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="This replaces everything that is stored now. Go on?")
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database; the bot must not be running."""
    from bot.adapters.database.backups import restore as put_back
    from bot.adapters.database.engine import connect
    from bot.bootstrap import build
    from bot.settings import read_settings

    put_back(connect(build(read_settings()).database_address), file)
    click.echo("restored")


@click.group()
def key() -> None:
    """Make keys, and seal anew with the first of PLUMBLINE_KEYS what older ones sealed."""


@key.command()
def new() -> None:
    """Print a fresh key."""
    from bot.adapters.database.cipher import new_key

    click.echo(new_key())


@key.command()
def rotate() -> None:
    """Seal everything anew with the first key."""
    from bot.adapters.database.upkeep import rotate as seal_anew
    from bot.bootstrap import build
    from bot.settings import read_settings

    application = build(read_settings())
    try:
        count = seal_anew(application.storage.database)
    finally:
        application.close()
    click.echo(f"{counted(count, 'value')} sealed anew; older keys may be taken out of PLUMBLINE_KEYS now")


COMMANDS = (doctor, backup, restore, key)
