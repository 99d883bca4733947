"""All collections of one Chroma: embedded in a folder, or on a server."""

from __future__ import annotations

import fcntl
import re
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import chromadb
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import NotFoundError

from knowledge.errors import KnowledgeError
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
        self._client = self._connect()

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
        """
        with self._writing:
            if not isinstance(self._place, Path):
                with ServerLock(self._client).held():
                    yield
                return
            with (self._place / "writing.lock").open("w") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield

    def existing(self, name: str) -> ChromaCollection | None:
        """Return Chroma's own collection, or None where nothing was ever put there."""
        with self._lock:
            # An exchange that was interrupted halfway has left the finished one under its first name.
            return self._found(name) or self._found(name + _BESIDE)

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
                self._client.delete_collection(name + _BESIDE)
            return self._make(name + _BESIDE)

    def exchange(self, name: str) -> None:
        """Put the collection that was made beside in the place of the other, which is deleted."""
        with self._lock:
            self._client.delete_collection(name)
            self._recovered(name)

    def reopen(self) -> None:
        """Look at the files anew: embedded Chroma does not see the vectors that another process wrote."""
        if isinstance(self._place, Path):
            with self._lock:
                SharedSystemClient.clear_system_cache()
                self._client = self._connect()

    def _found(self, name: str) -> ChromaCollection | None:
        try:
            return self._client.get_collection(name, embedding_function=None)
        except NotFoundError:
            return None

    def _make(self, name: str) -> ChromaCollection:
        return self._client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _recovered(self, name: str) -> ChromaCollection | None:
        """Return the collection, having given it its name where an exchange did not come to that."""
        if self._found(name) is None and (finished := self._found(name + _BESIDE)) is not None:
            finished.modify(name=name)
        return self._found(name)

    def _connect(self) -> ClientAPI:
        settings = Settings(anonymized_telemetry=False)
        if isinstance(self._place, Path):
            try:
                self._place.mkdir(parents=True, exist_ok=True)
            except OSError as refused:
                raise KnowledgeError(
                    f"{self._place} can't be made. Set PLUMBLINE_HOME to a folder of yours."
                ) from refused
            return chromadb.PersistentClient(str(self._place), settings=settings)
        address = urlsplit(self._place)
        secure = address.scheme == "https"
        port = address.port or (443 if secure else 8000)
        try:
            return chromadb.HttpClient(address.hostname or "", port, ssl=secure, settings=settings)
        except ValueError as refused:
            raise KnowledgeError(
                f"The Chroma server {self._place} does not answer. Check PLUMBLINE_CHROMA_URL, "
                "and that the server runs."
            ) from refused
