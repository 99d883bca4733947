"""What the bot is doing right now, redrawn in place until it is done: its status and what it has streamed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Group
from rich.live import Live
from rich.markdown import Markdown
from rich.spinner import Spinner
from rich.text import Text

from bot.playground.streaming import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType

    from bot.playground.feed import Feed
    from bot.playground.workspace import Workspace


@contextmanager
def progress(workspace: Workspace, feed: Feed) -> Iterator[Callable[[], None]]:
    """Yield a function that redraws the progress; on anything but a terminal it does nothing."""
    if not feed.console.is_terminal:
        yield lambda: None
        return
    with Live(console=feed.console, transient=True, refresh_per_second=12) as live:
        yield lambda: live.update(_under_way(workspace, feed))


def _under_way(workspace: Workspace, feed: Feed) -> RenderableType:
    streams = [m for m in feed.colleague.messages(feed.place) if is_open(workspace, m)]
    parts: list[RenderableType] = [Markdown(stream.text) for stream in streams]
    status = feed.colleague.status(feed.place)
    if status:
        parts.append(Spinner("dots", Text(f"{workspace.app.name} {status}", "dim italic")))
    return Group(*parts)
