"""Putting documents on shelves, and taking them off."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.documents import DocumentError, questioned
from knowledge.index import WHOLE, Entry, Prepared, Stand, version_of
from knowledge.markdown import units
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

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
    known = version(document.name, document.digest)
    return Prepared(Entry(document.name, document.title, known, len(pairs), len(stands), now), stands)


def version(name: str, digest: str) -> str:
    """Name the version of an indexed document by its name, its content and how it was indexed."""
    return f"{FORMAT}.{hashlib.sha256(f'{name} {digest}'.encode()).hexdigest()[:40]}"


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
        if before is not None and before.version == version(document.name, document.digest):
            return Change.UNCHANGED
        prepared = prepare(document, Shelf.COMPANY)
        if not prepared.stands:
            raise DocumentError(f"{document.name}: there is no text in it that could be searched for.")
        collection.put([prepared], self._embeddings.embed_documents, progress)
        return Change.ADDED if before is None else Change.UPDATED

    def remove(self, name: str, workspace: str) -> bool:
        """Take a document off a company's shelf. Returns whether it stood there."""
        return self._company(workspace).forget(name)

    def entries(self, shelf: Shelf, workspace: str) -> tuple[Entry, ...]:
        """Return what stands on a shelf."""
        return self.shelves.collection(shelf, workspace).manifest().entries

    def standing(self, shelf: Shelf, workspace: str) -> list[Prepared]:
        """Return what stands on a shelf, whatever embeddings filled it, ready to be entered anew."""
        collection = self.shelves.collection(shelf, workspace)
        manifest = collection.any_manifest()
        contents = collection.contents(manifest)
        stands: defaultdict[str, list[Stand]] = defaultdict(list)
        for name, record in contents.records.items():
            passage = contents.passages[record.passage]
            stands[version_of(name)].append(_stand(record.kind, record.text, passage))
        return [Prepared(entry, tuple(stands[entry.version])) for entry in manifest.entries]

    def rebuild(
        self,
        shelf: Shelf,
        workspace: str,
        prepared: Sequence[Prepared],
        progress: Callable[[int], object],
    ) -> None:
        """Put these documents in the place of all that stands on a shelf, whatever embeddings filled it."""
        collection = self.shelves.collection(shelf, workspace)
        collection.replace(prepared, self._embeddings.embed_documents, progress)

    def holds_framework(self, digests: Mapping[str, str]) -> bool:
        """Say whether the framework's shelf holds exactly these documents: digests by their names."""
        return self._framework().manifest().versions == {version(*one) for one in digests.items()}

    def fill_framework(self, corpus: Sequence[Document], progress: Callable[[int], object]) -> None:
        """Bring the framework's shelf to this corpus; what it holds already is left as it is."""
        collection = self._framework()
        with self.shelves.writing():  # what another process has just brought need not be brought again
            manifest = collection.manifest()
            changed = [one for one in corpus if version(one.name, one.digest) not in manifest.versions]
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
    yield _stand(WHOLE, passage.text, passage)
    for unit in units(passage.text):
        yield _stand("sentence", unit, passage)
    for question in questions:
        yield _stand("question", question, passage)


def _stand(kind: str, text: str, passage: Passage) -> Stand:
    return Stand(kind, text, f"{passage.place}\n{text}" if kind == WHOLE else text, passage)
