"""Progress of long work on a terminal; plain lines where the output is no terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.documents import Document
    from knowledge.library import Change


class Report:
    """Shows how far the adding of documents has come."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def run(
        self,
        add: Callable[[Document, str, Callable[[int], object]], Change],
        document: Document,
        workspace: str,
    ) -> Change:
        """Add a document while its bar moves."""
        from knowledge.library import prepare
        from knowledge.passages import Shelf

        total = prepare(document, Shelf.COMPANY).entry.records
        task = self._progress.add_task(escape(document.name), total=total)
        try:
            return add(document, workspace, lambda records: self._progress.advance(task, records))
        finally:
            self._progress.remove_task(task)

    def done(self, name: str, change: Change) -> None:
        """Say what became of a file."""
        self._progress.console.print(f"{change} {name}", markup=False, highlight=False)

    def refused(self, reason: str) -> None:
        """Say why a file was not added."""
        self._progress.console.print(reason, markup=False, highlight=False, style="red")


@contextmanager
def adding() -> Iterator[Report]:
    """Show a bar for each document that is being added."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(), transient=True) as progress:
        yield Report(progress)
