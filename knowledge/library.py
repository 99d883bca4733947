"""Putting documents on shelves, and taking them off."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.documents import questioned
from knowledge.index import Entry, Prepared, Stand
from knowledge.markdown import units
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from langchain_core.embeddings import Embeddings

    from knowledge.documents import Document
    from knowledge.index import Collection, Shelves
    from knowledge.passages import Passage


FORMAT = 1
"""Raised when documents are cut or indexed in another way, so that those indexed before count as changed."""


class Change(StrEnum):
    """What putting a document on a shelf did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def prepare(document: Document, shelf: Shelf) -> Prepared:
    """Cut a document into passages, and those into what stands for them in a search."""
    pairs = questioned(document, shelf)
    stands = tuple(stand for passage, questions in pairs for stand in _stands(passage, questions))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Prepared(
        Entry(document.name, document.title, version(document.digest), len(pairs), len(stands), now), stands
    )


def version(digest: str) -> str:
    """Name the version of an indexed document by its content and by how it was indexed."""
    return f"{FORMAT}.{digest[:40]}"


class Library:
    """The shelves of all workspaces, filled with documents that are embedded on the way."""

    def __init__(self, shelves: Shelves, embeddings: Embeddings) -> None:
        self.shelves = shelves
        self._embeddings = embeddings

    def add(self, document: Document, workspace: str, progress: Callable[[int], object]) -> Change:
        """Put a document on a company's shelf. One with the same name and content is left as it is.

        `progress` is told how many records have been written, each time that some have been.
        """
        collection = self._company(workspace)
        before = collection.manifest().entry(document.name)
        if before is not None and before.version == version(document.digest):
            return Change.UNCHANGED
        collection.put([prepare(document, Shelf.COMPANY)], self._embeddings.embed_documents, progress)
        return Change.ADDED if before is None else Change.UPDATED

    def remove(self, name: str, workspace: str) -> bool:
        """Take a document off a company's shelf. Returns whether it stood there."""
        return self._company(workspace).forget(name)

    def entries(self, shelf: Shelf, workspace: str) -> tuple[Entry, ...]:
        """Return what stands on a shelf."""
        return self.shelves.collection(shelf, workspace).manifest().entries

    def clear(self, shelf: Shelf, workspace: str) -> None:
        """Empty a shelf, whatever embeddings filled it."""
        self.shelves.collection(shelf, workspace).clear()

    def holds_framework(self, digests: Iterable[str]) -> bool:
        """Say whether the framework's shelf holds exactly the documents with these digests."""
        return self._framework().manifest().versions == set(map(version, digests))

    def fill_framework(self, corpus: Sequence[Document], progress: Callable[[int], object]) -> None:
        """Bring the framework's shelf to this corpus; what it holds already is left as it is."""
        collection = self._framework()
        manifest = collection.manifest()
        changed = [document for document in corpus if version(document.digest) not in manifest.versions]
        if changed:
            prepared = [prepare(document, Shelf.FRAMEWORK) for document in changed]
            collection.put(prepared, self._embeddings.embed_documents, progress)
        for name in {entry.name for entry in manifest.entries} - {document.name for document in corpus}:
            collection.forget(name)

    def _framework(self) -> Collection:
        return self.shelves.collection(Shelf.FRAMEWORK, "framework")

    def _company(self, workspace: str) -> Collection:
        return self.shelves.collection(Shelf.COMPANY, workspace)


def _stands(passage: Passage, questions: Sequence[str]) -> Iterator[Stand]:
    yield Stand("passage", passage.text, f"{passage.place}\n{passage.text}", passage)
    for unit in units(passage.text):
        yield Stand("sentence", unit, unit, passage)
    for question in questions:
        yield Stand("question", question, question, passage)
