"""`plumbline dossier`: a company's strategy with the thinking behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from bot.domain.dossier import Edition
    from bot.domain.dossier_review.reading import DossierRead

_folder = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_COLUMNS = ("ID", "EDITION", "VERSION", "SINCE", "DECISIONS", "TARGETS", "DEMANDS", "TITLE")
_NOTE = ("file", "line", "severity", "text")
_NONE = "No dossier yet. Load one with: plumbline dossier load FOLDER"
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
        click.echo(found.summary)
    raise SystemExit(1 if found.errors else 0)


@dossier.command()
@_folder
@_workspace
def load(folder: Path, workspace: str | None) -> None:
    """Use the dossier in FOLDER from now on: its strategy, its documents, its people and what they said.

    What was loaded before is kept; a changed strategy needs a higher `version`.
    """
    from bot.adapters.dossier_files import read_dossier

    found = read_dossier(folder)
    for note in found.notes:
        click.echo(str(note), err=True)
    if found.dossier is None:
        raise click.ClickException(found.summary)
    application = _application()
    loaded = application.loading.load(workspace or application.settings.workspace, found.dossier)
    done = "Loaded as" if loaded.new else "Already in use as"
    click.echo(f"{done} {loaded.edition.reference}. {found.summary}")


@dossier.command("list")
@_workspace
@_json
def list_(workspace: str | None, *, as_json: bool) -> None:
    """List the dossiers in use, with what each holds; `editions` lists the earlier ones too."""
    from bot.cli.columns import in_columns

    application = _application()
    found = application.dossiers.current(workspace or application.settings.workspace)
    if as_json:
        click.echo(json.dumps([_counted(edition) for edition in found], ensure_ascii=False))
        return
    click.echo("\n".join(in_columns(_COLUMNS, [_row(edition) for edition in found])) or _NONE)


@dossier.command()
@click.argument("dossier_id", metavar="[ID]", required=False)
@_workspace
@_json
def show(dossier_id: str | None, workspace: str | None, *, as_json: bool) -> None:
    """Show the dossiers in use, or every decision of the one named ID."""
    application = _application()
    editions = application.dossiers.current(workspace or application.settings.workspace)
    if dossier_id is not None:
        editions = [one_of(editions, dossier_id)]
    if as_json:
        click.echo(json.dumps([_edition(edition) for edition in editions], ensure_ascii=False))
        return
    for edition in editions:
        click.echo("\n".join(_told(edition, whole=dossier_id is not None)))
    if not editions:
        click.echo(_NONE)


@dossier.command()
@_workspace
def editions(workspace: str | None) -> None:
    """List every edition of the dossiers, latest first, with the date since when it was in use."""
    application = _application()
    where = workspace or application.settings.workspace
    current = application.dossiers.current(where)
    for latest in current:
        for edition in application.dossiers.editions(where, latest.dossier.strategy.id):
            strategy = edition.dossier.strategy
            titled = f"“{strategy.title}”, version {strategy.version}"
            click.echo(f"{edition.reference}  since {edition.at:%Y-%m-%d}  {titled}")
    if not current:
        click.echo(_NONE)


@dossier.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--id", "dossier_id", metavar="ID", help="Which dossier, where there are several.")
@_workspace
def export(folder: Path, dossier_id: str | None, workspace: str | None) -> None:
    """Write the dossier in use to FOLDER, as files that `dossier load` reads."""
    from bot.adapters.dossier_files import write_dossier

    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; name a new folder.")
    application = _application()
    editions = application.dossiers.current(workspace or application.settings.workspace)
    edition = one_of(editions, dossier_id)
    write_dossier(edition.dossier, folder)
    click.echo(f"{edition.reference} written to {folder}")


def _application() -> Application:
    from bot.bootstrap import build
    from bot.settings import read_settings

    return build(read_settings())


def one_of(editions: Sequence[Edition], dossier_id: str | None) -> Edition:
    """Return the edition that is meant: the one of this id, or the only one."""
    ids = [edition.dossier.strategy.id for edition in editions]
    if not ids:
        raise click.ClickException(_NONE)
    if dossier_id is None and len(ids) > 1:
        raise click.ClickException(f"There are several dossiers; name one of: {', '.join(ids)}")
    if dossier_id is not None and dossier_id not in ids:
        raise click.ClickException(f"There is no dossier {dossier_id}; there is: {', '.join(ids)}")
    return editions[0 if dossier_id is None else ids.index(dossier_id)]


def _counted(edition: Edition) -> dict[str, object]:
    strategy = edition.dossier.strategy
    held = {
        "guidelines": strategy.guidelines, "decisions": strategy.decisions, "targets": strategy.targets,
        "managers": edition.dossier.people, "demands": edition.dossier.demands, "gaps": edition.dossier.gaps,
        "documents": edition.dossier.documents,
    }  # fmt: skip
    return {
        "id": strategy.id, "title": strategy.title, "edition": edition.number, "version": strategy.version,
        "since": edition.at.isoformat(), **{name: len(these) for name, these in held.items()},
    }  # fmt: skip


def _row(edition: Edition) -> list[str]:
    told = {name.upper(): str(value) for name, value in _counted(edition).items()}
    return [{**told, "SINCE": f"{edition.at:%Y-%m-%d}"}[column] for column in _COLUMNS]


def _edition(edition: Edition) -> dict[str, object]:
    return {
        "id": edition.dossier.strategy.id,
        "edition": edition.number,
        "loaded": edition.at.isoformat(),
        "dossier": edition.dossier.model_dump(mode="json", exclude={"documents"}),
        "documents": [document.name for document in edition.dossier.documents],
    }


def _told(edition: Edition, *, whole: bool) -> Iterator[str]:
    strategy = edition.dossier.strategy
    yield f"{edition.reference}  “{strategy.title}”, version {strategy.version}, {strategy.horizon}"
    for decision in strategy.decisions if whole else ():
        chosen = decision.option(decision.chosen)
        yield f"  {decision.id}  {decision.question}  → {chosen.name if chosen else decision.chosen}"


def _as_json(found: DossierRead) -> dict[str, object]:
    notes = [{name: getattr(note, name) for name in _NOTE} for note in found.notes]
    return {"ok": not found.errors, "notes": notes}


COMMANDS = (dossier,)
