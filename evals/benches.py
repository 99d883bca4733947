"""Benches: applications on temporary data folders, with documents put on their shelves the usual way."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from bot.bootstrap import build
from knowledge.documents import Reader
from knowledge.library import prepare
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from bot.settings import Settings
    from knowledge.documents import Document

WORKSPACE = "EVALS"


@contextmanager
def bench(settings: Settings, documents: Sequence[Document] = ()) -> Iterator[Application]:
    """Give an application with an empty data folder, the framework and these documents on the shelves."""
    with TemporaryDirectory(prefix="plumbline-evals-", ignore_cleanup_errors=True) as folder:
        # A server's index is not ours to write to.
        own = {"home": Path(folder), "workspace": WORKSPACE, "database_url": None, "chroma_url": None}
        application = build(settings.model_copy(update=own))
        click.echo("Putting the framework on its shelf ...", err=True)
        fill(application, documents)
        try:
            yield application
        finally:
            application.close()


def fill(application: Application, documents: Sequence[Document]) -> None:
    """Put documents on the company's shelf."""
    library = application.library
    for document in documents:
        total = prepare(document, Shelf.COMPANY).entry.records
        with click.progressbar(length=total, label=f"Indexing {document.name}", file=sys.stderr) as bar:
            library.add(document, WORKSPACE, bar.update)


def documents_in(folder: Path) -> list[Document]:
    """Read all documents of a folder."""
    with Reader() as reader:
        return [reader.read(path) for path in sorted(folder.iterdir()) if path.is_file()]
