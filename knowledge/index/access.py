"""Access to a Chroma that may be opened anew while it is in use."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from threading import Lock, local
from typing import TYPE_CHECKING

from knowledge.index.opening import Opened, Place, opened, reaching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromadb.api import ClientAPI


class Access:
    """Lends a Chroma out, and closes one that was replaced when the last who works with it is done.

    Left open, each one that was replaced would keep its memory: some 20 MB with every look.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self._lock = Lock()
        self._newest: Opened | None = opened(place)
        self._users: Counter[Opened] = Counter()
        self._mine = local()

    @contextmanager
    def held(self) -> Iterator[ClientAPI]:
        """Work with the newest one; within this, a thread stays with the one that it began with.

        Raises IndexUnavailableError where it is not there any more.
        """
        with reaching(self.place):
            mine: Opened | None = getattr(self._mine, "opened", None)
            if mine is not None:
                yield mine.client
                return
            mine = self._mine.opened = self._taken()
            try:
                yield mine.client
            finally:
                self._mine.opened = None
                self._leave(mine)

    def reopen(self) -> None:
        """Let whoever comes next open it anew; whoever works with the one before goes on with that."""
        with self._lock:
            before, self._newest = self._newest, None
            if before is not None and not self._users[before]:
                before.close()

    def _taken(self) -> Opened:
        with self._lock:
            if self._newest is None:
                self._newest = opened(self.place)
            self._users[self._newest] += 1
            return self._newest

    def _leave(self, one: Opened) -> None:
        with self._lock:
            self._users[one] -= 1
            if one is not self._newest and not self._users[one]:
                one.close()
                del self._users[one]
