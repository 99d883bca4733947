"""`plumbline index`: a company's documents on their shelf."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.domain.figures import counted

if TYPE_CHECKING:
    from bot.bootstrap import Application
    from bot.cli.progress import Report
    from knowledge.documents import Document
    from knowledge.library import Library

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

    A file that has not changed is left as it is; a changed one takes the place of what was there under its
    name.
    """
    from bot.cli.files import read_all
    from bot.cli.progress import reporting

    application = _application()
    library, chosen = application.library, workspace or application.settings.workspace
    with reporting() as report:
        for document in read_all(paths, report):
            _put(document, library, chosen, report)
    if report.refusals:
        raise click.ClickException(f"{report.refusals} of the files could not be added; the others were.")


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
        click.echo(
            f"{entry.name}  {counted(entry.passages, 'passage')}, added {entry.added[:10]}  {entry.title}"
        )
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
def rebuild(paths: tuple[Path, ...], workspace: str | None) -> None:
    """Build both shelves anew, as after a change of PLUMBLINE_EMBEDDINGS.

    Your company's shelf is built from what stands there or, if you give PATHS, from these files alone. Until
    all is done the old shelves stay in use.
    """
    from bot.cli.files import read_all
    from bot.cli.progress import reporting
    from knowledge.documents import corpus
    from knowledge.library import Library, prepare
    from knowledge.passages import Shelf

    application = _application()
    # Not the application's own, which fails where other embeddings filled the framework's shelf.
    library = Library(application.shelves, application.embeddings)
    chosen = workspace or application.settings.workspace
    with reporting() as report:
        framework = [prepare(document, Shelf.FRAMEWORK) for document in corpus()]
        given = [prepare(document, Shelf.COMPANY) for document in read_all(paths, report)]
        company = given if paths else library.standing(Shelf.COMPANY, chosen)
        for shelf, prepared in ((Shelf.FRAMEWORK, framework), (Shelf.COMPANY, company)):
            with report.bar(shelf, sum(one.entry.records for one in prepared)) as advance:
                library.rebuild(shelf, chosen, prepared, advance)
            report.say(f"{shelf}: {counted(len(prepared), 'document')}")
    if report.refusals:
        raise click.ClickException(f"{report.refusals} of the files could not be read; the others were.")


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
        click.echo(f"{shelf:<10} " + ", ".join(f"{count} {name}" for name, count in counts.items()))


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


def _put(document: Document, library: Library, workspace: str, report: Report) -> None:
    from knowledge.documents import DocumentError
    from knowledge.library import prepare
    from knowledge.passages import Shelf

    records = prepare(document, Shelf.COMPANY).entry.records
    try:
        with report.bar(document.name, records) as advance:
            change = library.add(document, workspace, advance)
    except DocumentError as error:
        report.refused(str(error))
    else:
        report.say(f"{change} {document.name}")


def _application() -> Application:
    from bot.bootstrap import build
    from bot.settings import read_settings

    return build(read_settings())


COMMANDS = (index,)
