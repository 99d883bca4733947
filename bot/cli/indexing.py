"""`plumbline index`: a company's documents on their shelf."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.bootstrap import Application

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def index() -> None:
    """Put documents on your company's shelf, see what stands there, take them off."""


@index.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_workspace
def add(paths: tuple[Path, ...], workspace: str | None) -> None:
    """Add files, or all files of folders: Markdown, text, HTML, PDF, Word, PowerPoint.

    A file that has not changed is left as it is; a changed one takes the place of what was there under its name.
    """
    from bot.cli.progress import adding
    from knowledge.documents import DocumentError, Reader

    application = _application()
    refused = 0
    with Reader() as reader, adding() as report:
        for path in _files(paths):
            try:
                document = reader.read(path)
                change = report.run(
                    application.library.add, document, workspace or application.settings.workspace
                )
                report.done(path.name, change)
            except DocumentError as error:
                refused += 1
                report.refused(str(error))
    if refused:
        raise click.ClickException(f"{refused} of the files could not be added; the others were.")


@index.command("list")
@_workspace
@_json
def list_(workspace: str | None, *, as_json: bool) -> None:
    """List the documents on your company's shelf."""
    from knowledge.passages import Shelf

    application = _application()
    entries = application.library.entries(Shelf.COMPANY, workspace or application.settings.workspace)
    if as_json:
        click.echo(
            json.dumps(
                [
                    {"document": e.name, "title": e.title, "passages": e.passages, "added": e.added}
                    for e in entries
                ]
            )
        )
        return
    for entry in entries:
        click.echo(f"{entry.name}  {entry.passages} passages, added {entry.added[:10]}  {entry.title}")
    if not entries:
        click.echo("No documents yet. Add some with: plumbline index add FILE ...")


@index.command()
@click.argument("names", nargs=-1, required=True)
@_workspace
def remove(names: tuple[str, ...], workspace: str | None) -> None:
    """Take documents off your company's shelf, by the names that `index list` shows."""
    application = _application()
    for name in names:
        there = application.library.remove(name, workspace or application.settings.workspace)
        if not there:
            raise click.ClickException(
                f"There is no document {name!r} on the shelf; see: plumbline index list"
            )
        click.echo(f"removed {name}")


@index.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_workspace
@click.pass_context
def rebuild(context: click.Context, paths: tuple[Path, ...], workspace: str | None) -> None:
    """Build the framework's shelf anew and, given PATHS, the company's: after a change of PLUMBLINE_EMBEDDINGS."""
    from knowledge.passages import Shelf

    application = _application()
    application.clear(Shelf.FRAMEWORK)
    click.echo(f"framework: {len(application.library.entries(Shelf.FRAMEWORK, 'framework'))} articles")
    if paths:
        application.library.clear(Shelf.COMPANY, workspace or application.settings.workspace)
        context.invoke(add, paths=paths, workspace=workspace)


@index.command()
@_workspace
@_json
def status(workspace: str | None, *, as_json: bool) -> None:
    """Say how much stands on each shelf, and which embeddings are in use."""
    from knowledge.passages import Shelf

    application = _application()
    chosen = workspace or application.settings.workspace
    shelves = {shelf: application.library.entries(shelf, chosen) for shelf in Shelf}
    state = {
        str(shelf): {
            "documents": len(entries),
            "passages": sum(entry.passages for entry in entries),
            "records": sum(entry.records for entry in entries),
        }
        for shelf, entries in shelves.items()
    }
    if as_json:
        click.echo(
            json.dumps({"workspace": chosen, "embeddings": application.embeddings_name, "shelves": state})
        )
        return
    click.echo(f"workspace {chosen}, embeddings {application.embeddings_name}")
    for shelf, counts in state.items():
        click.echo(
            f"{shelf:<10} {counts['documents']} documents, {counts['passages']} passages, {counts['records']} records"
        )


@index.command(hidden=True)
def prebuild() -> None:
    """Work out the vectors of the shipped corpus anew, after it was changed."""
    from knowledge.documents import corpus
    from knowledge.library import prepare
    from knowledge.passages import Shelf
    from knowledge.prebuilt import prebuild as work_out

    texts = [stand.embedded for document in corpus() for stand in prepare(document, Shelf.FRAMEWORK).stands]
    work_out(texts)
    click.echo(f"{len(texts)} vectors")


def _application() -> Application:
    from bot.bootstrap import build
    from bot.settings import read_settings

    return build(read_settings())


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


COMMANDS = (index,)
