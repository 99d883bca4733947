"""`plumbline dossier`: a company's strategy with the thinking behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.adapters.dossier_files import DossierRead

_folder = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def dossier() -> None:
    """Bring in your company's strategy: guidelines, decisions with their options, and why."""


@dossier.command()
@_folder
@_json
def check(folder: Path, *, as_json: bool) -> None:
    """Say what is wrong with the dossier in FOLDER, each flaw at its line; nothing is stored.

    Errors keep it from being loaded. Warnings say what it will not be able to answer.
    """
    from bot.adapters.dossier_files import read_dossier

    found = read_dossier(folder)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        for note in found.notes:
            click.echo(str(note))
        click.echo(_summary(found))
    raise SystemExit(1 if found.errors else 0)


def _as_json(found: DossierRead) -> dict[str, object]:
    notes = [
        {"file": note.file, "line": note.line, "severity": note.severity.value, "text": note.text}
        for note in found.notes
    ]
    return {"ok": not found.errors, "notes": notes}


def _summary(found: DossierRead) -> str:
    counted = f"{_counted(len(found.errors), 'error')}, {_counted(len(found.warnings), 'warning')}"
    if found.dossier is None:
        return f"{counted}. Correct the errors, then check again."
    strategy = found.dossier.strategy
    held = (
        _counted(len(strategy.guidelines), "guideline"),
        _counted(len(strategy.decisions), "decision"),
        _counted(len(strategy.targets), "target"),
        _counted(len(found.dossier.people), "manager"),
        _counted(len(found.dossier.demands), "demand"),
        _counted(len(found.dossier.documents), "document"),
    )
    return f"{counted}. “{strategy.title}”, version {strategy.version}: {', '.join(held)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


COMMANDS = (dossier,)
