"""All collections of one Chroma: embedded in a folder, or on a server."""

from __future__ import annotations

import re
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
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_WORKSPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


class Shelves:
    """Opens the collections of a Chroma. `place` is a folder or a server's address."""

    def __init__(self, place: Path | str, embedding: str) -> None:
        self._place = place
        self._embedding = embedding
        self._lock = RLock()
        self._client = self._connect()

    def collection(self, shelf: Shelf, workspace: str) -> Collection:
        """Return the collection of a shelf; the framework is shared by all workspaces."""
        if not _WORKSPACE.fullmatch(workspace):
            raise KnowledgeError(f"{workspace!r} is no workspace name: use letters, digits, - and _.")
        name = "framework" if shelf is Shelf.FRAMEWORK else f"company-{workspace}"
        return Collection(self, shelf, name, self._embedding)

    def existing(self, name: str) -> ChromaCollection | None:
        """Return Chroma's own collection, or None where nothing was ever put there."""
        with self._lock:
            try:
                return self._client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None

    def made(self, name: str) -> ChromaCollection:
        """Return Chroma's own collection, making it where there is none."""
        with self._lock:
            return self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )

    def drop(self, name: str) -> None:
        """Delete a collection with all that is in it."""
        with self._lock:
            if self.existing(name) is not None:
                self._client.delete_collection(name)

    def reopen(self) -> None:
        """Look at the files anew: embedded Chroma does not see the vectors that another process wrote."""
        if isinstance(self._place, Path):
            with self._lock:
                SharedSystemClient.clear_system_cache()
                self._client = self._connect()

    def _connect(self) -> ClientAPI:
        settings = Settings(anonymized_telemetry=False)
        if isinstance(self._place, Path):
            self._place.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(str(self._place), settings=settings)
        address = urlsplit(self._place)
        secure = address.scheme == "https"
        return chromadb.HttpClient(
            host=address.hostname or "127.0.0.1",
            port=address.port or (443 if secure else 8000),
            ssl=secure,
            settings=settings,
        )
