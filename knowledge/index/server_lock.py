"""A lock on a Chroma server, whose writers may be processes on several machines.

The lock is a collection, of which there can be only one by its name. Its holder changes it again and again;
one that has not changed for a while belongs to a process that died, and is put aside. No clocks are compared:
each who waits measures by its own.
"""

from __future__ import annotations

import contextlib
import time
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING
from uuid import uuid4

from chromadb.errors import ChromaError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

NAME = "writing"
BEAT = 2.0  # seconds between signs of life
PATIENCE = 30.0  # seconds without one after which a process is taken for dead
PAUSE = 0.2  # seconds between looks
LOOKS = 5  # tries in vain, without anybody there who holds it


class ServerLock:
    """Lets one writer of a server at a time go on."""

    def __init__(self, client: ClientAPI, beat: float = BEAT, patience: float = PATIENCE) -> None:
        self._client = client
        self._beat = beat
        self._patience = patience

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait until nobody else holds the lock, and hold it."""
        mine = self._awaited()
        over = Event()
        signs = Thread(target=self._live, args=(mine, over), name="index-lock", daemon=True)
        signs.start()
        try:
            yield
        finally:
            over.set()
            signs.join()
            self._put_aside(mine)

    def _awaited(self) -> ChromaCollection:
        seen: tuple[object, object] | None = None
        since = time.monotonic()
        strange = 0
        while True:
            try:
                return self._client.create_collection(NAME, embedding_function=None, metadata=_sign())
            except ChromaError:
                other = self._other()
                strange = 0 if other else strange + 1
                if strange > LOOKS:
                    raise  # nobody holds it, so that was not why
            now = (other.id, (other.metadata or {}).get("sign")) if other else None
            if now != seen:
                seen, since = now, time.monotonic()
            elif other and time.monotonic() - since > self._patience:
                self._put_aside(other)
            time.sleep(PAUSE)

    def _other(self) -> ChromaCollection | None:
        """Return who holds it, None where that one has just let go."""
        with contextlib.suppress(NotFoundError):
            return self._client.get_collection(NAME, embedding_function=None)
        return None

    def _live(self, mine: ChromaCollection, over: Event) -> None:
        while not over.wait(self._beat):
            with contextlib.suppress(Exception):  # a sign that is lost is followed by the next one
                mine.modify(metadata=_sign())

    def _put_aside(self, lock: ChromaCollection) -> None:
        """Take a lock away, but no other that was made since: it is known by its id, not by its name."""
        aside = f"{NAME}.{uuid4().hex}"
        with contextlib.suppress(NotFoundError):
            lock.modify(name=aside)
            self._client.delete_collection(aside)


def _sign() -> dict[str, str]:
    return {"sign": uuid4().hex}
