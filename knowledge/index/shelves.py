"""All collections of one Chroma: embedded in a folder, or on a server."""

from __future__ import annotations

import fcntl
import re
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from chromadb.errors import NotFoundError

from knowledge.errors import KnowledgeError
from knowledge.index.access import Access
from knowledge.index.collection import Collection
from knowledge.index.server_lock import ServerLock
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_WORKSPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
_BESIDE = ".new"  # no workspace's name has a dot in it


class Shelves:
    """Opens the collections of a Chroma. `place` is a folder or a server's address."""

    def __init__(self, place: Path | str, embedding: str) -> None:
        self._place = place
        self._embedding = embedding
        self._lock = RLock()
        self._writing = RLock()
        self._alone = False
        self._access = Access(place)

    def collection(self, shelf: Shelf, workspace: str) -> Collection:
        """Return the collection of a shelf; the framework is shared by all workspaces."""
        if not _WORKSPACE.fullmatch(workspace):
            raise KnowledgeError(f"{workspace!r} is no workspace name: use letters, digits, - and _.")
        name = "framework" if shelf is Shelf.FRAMEWORK else f"company-{workspace}"
        return Collection(self, shelf, name, self._embedding)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer waiting, of this process and of others.

        Else one might commit a manifest that does not know of the other's document, and sweep it away.
        Within it, the same thread may write what comes with a lock of its own.
        """
        with self._writing:
            if self._alone:
                yield
                return
            with self.held() as client, self._locked(client):
                self._alone = True
                try:
                    yield
                finally:
                    self._alone = False

    def held(self) -> AbstractContextManager[ClientAPI]:
        """Hold on to the Chroma that is open now. Raises IndexUnavailableError where it can't be reached."""
        return self._access.held()

    def existing(self, name: str) -> ChromaCollection | None:
        """Return Chroma's own collection, or None where nothing was ever put there."""
        with self._lock:
            # An exchange that was interrupted halfway has left the finished one under its first name.
            # One that came to its end between the two looks has the name by now.
            return self._found(name) or self._found(name + _BESIDE) or self._found(name)

    def made(self, name: str) -> ChromaCollection:
        """Return Chroma's own collection, making it where there is none."""
        with self._lock:
            return self._recovered(name) or self._make(name)

    def beside(self, name: str) -> ChromaCollection:
        """Make an empty collection that is to take the place of another."""
        with self._lock:
            # While the other is there, nobody takes this one for a finished one.
            self.made(name)
            if self._found(name + _BESIDE) is not None:
                self._delete(name + _BESIDE)
            return self._make(name + _BESIDE)

    def exchange(self, name: str) -> None:
        """Put the collection that was made beside in the place of the other, which is deleted."""
        with self._lock:
            self._delete(name)
            self._recovered(name)

    def reopen(self) -> None:
        """Look at the files anew: embedded Chroma does not see the vectors that another process wrote."""
        if isinstance(self._place, Path):
            self._access.reopen()

    @contextmanager
    def _locked(self, client: ClientAPI) -> Iterator[None]:
        if not isinstance(self._place, Path):
            with ServerLock(client).held():
                yield
            return
        with (self._place / "writing.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _found(self, name: str) -> ChromaCollection | None:
        with self.held() as client:
            try:
                return client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None

    def _delete(self, name: str) -> None:
        with self.held() as client:
            client.delete_collection(name)

    def _make(self, name: str) -> ChromaCollection:
        with self.held() as client:
            return client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )

    def _recovered(self, name: str) -> ChromaCollection | None:
        """Return the collection, having given it its name where an exchange did not come to that."""
        if self._found(name) is None and (finished := self._found(name + _BESIDE)) is not None:
            finished.modify(name=name)
        return self._found(name)
