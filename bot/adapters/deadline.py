"""A deadline for what may hang.

Providers keep time in ways of their own: one counts each wait apart, another none at all, and a retry starts
anew. So what they write is fetched by a thread, which is left behind when the time is up.
"""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def in_time(start: Callable[[], Iterator[str]], seconds: float) -> Iterator[str]:
    """Yield what `start()` yields, as it comes, and raise what it raises.

    Raises TimeoutError where it has not ended after so many seconds.
    """
    deadline = monotonic() + seconds
    arriving: SimpleQueue[str | Exception | None] = SimpleQueue()
    unwanted = Event()
    fetching = (start, arriving, unwanted)
    Thread(target=_fetch, args=fetching, name="language-model", daemon=True).start()
    try:
        while (piece := _next(arriving, deadline - monotonic())) is not None:
            yield piece
    finally:
        unwanted.set()


def _fetch(
    start: Callable[[], Iterator[str]], arriving: SimpleQueue[str | Exception | None], unwanted: Event
) -> None:
    try:
        for piece in start():
            if unwanted.is_set():
                return
            arriving.put(piece)
        arriving.put(None)
    except Exception as failure:  # noqa: BLE001 - it is raised again where the pieces are read
        arriving.put(failure)


def _next(arriving: SimpleQueue[str | Exception | None], seconds: float) -> str | None:
    try:
        piece = arriving.get(timeout=max(seconds, 0))
    except Empty:
        raise TimeoutError from None
    if isinstance(piece, Exception):
        raise piece
    return piece
