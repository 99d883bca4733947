"""Progress of long work on a terminal; plain lines where the output is no terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Report:
    """Shows how far the indexing has come, and counts what was refused."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.refusals = 0

    @contextmanager
    def bar(self, name: str, records: int) -> Iterator[Callable[[int], object]]:
        """Show a bar; what it gives is to be told of each lot of records that is done."""
        task = self._progress.add_task(escape(name), total=records)
        try:
            yield lambda done: self._progress.advance(task, done)
        finally:
            self._progress.remove_task(task)

    def say(self, line: str) -> None:
        """Say what was done."""
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def refused(self, reason: str) -> None:
        """Say why a file was not added."""
        self.refusals += 1
        self._progress.console.print(reason, markup=False, highlight=False, soft_wrap=True, style="red")


@contextmanager
def reporting() -> Iterator[Report]:
    """Show a bar for each piece of work."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Report(progress)
