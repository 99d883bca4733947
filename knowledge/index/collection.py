"""One shelf of one workspace in Chroma."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from knowledge.index.manifest import Manifest, read_manifest
from knowledge.passages import Passage, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from chromadb.api.models.Collection import Collection as ChromaCollection
    from numpy.typing import NDArray

    from knowledge.index.manifest import Entry
    from knowledge.index.shelves import Shelves

T = TypeVar("T")
MANIFEST = "manifest"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Stand:
    """A text that stands for a passage in a search, and what is embedded for it (the text in its context).

    `kind` is passage, sentence or question.
    """

    kind: str
    text: str
    embedded: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version of a document, ready to be entered."""

    entry: Entry
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a search result means: `text` stands for the passage of this number in `Contents.passages`."""

    kind: str
    text: str
    passage: int


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a collection holds but the vectors. Records are named by their ids in Chroma."""

    passages: tuple[Passage, ...]
    records: dict[str, Record]
    whole: tuple[str, ...]
    """For each passage the id of the record that stands for it as a whole."""


class Collection:
    """Reads and writes one collection. Reading one that was never written to finds nothing."""

    def __init__(self, shelves: Shelves, shelf: Shelf, name: str, embedding: str) -> None:
        self.name = name
        self.shelf = shelf
        self._shelves = shelves
        self._embedding = embedding

    def manifest(self) -> Manifest:
        """Say what is in it. Raises IndexMismatchError where other embeddings built it."""
        chroma = self._shelves.existing(self.name)
        kept = chroma.get(ids=[MANIFEST], include=["documents"])["documents"] if chroma else None
        return read_manifest(kept[0], self._embedding, self.name) if kept else Manifest(self._embedding)

    def contents(self, manifest: Manifest) -> Contents:
        """Read everything that counts according to the manifest."""
        chroma = self._shelves.existing(self.name)
        if chroma is None or not manifest.entries:
            return Contents((), {}, ())
        kept = chroma.get(
            where={"version": {"$in": sorted(manifest.versions)}}, include=["metadatas", "documents"]
        )
        rows = list(zip(kept["ids"], kept["metadatas"] or (), kept["documents"] or (), strict=True))
        whole = [(name, about, text) for name, about, text in rows if about["kind"] == "passage"]
        numbers = {str(about["passage"]): number for number, (_, about, _) in enumerate(whole)}
        return Contents(
            tuple(self._passage(about, text) for _, about, text in whole),
            {
                name: Record(str(about["kind"]), text, numbers[str(about["passage"])])
                for name, about, text in rows
            },
            tuple(name for name, _, _ in whole),
        )

    def nearest(self, vectors: NDArray[np.float32], limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector the records closest to it, with their cosines, closest first."""
        chroma = self._shelves.existing(self.name)
        if chroma is None:
            return [[] for _ in vectors]
        answer = chroma.query(query_embeddings=vectors, n_results=limit, include=["distances"])
        rows = zip(answer["ids"], answer["distances"] or (), strict=True)
        return [[(name, 1.0 - d) for name, d in zip(ids, distances, strict=True)] for ids, distances in rows]

    def vectors(self, names: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of records."""
        chroma = self._shelves.existing(self.name)
        if chroma is None or not names:
            return {}
        kept = chroma.get(ids=list(names), include=["embeddings"])
        vectors = np.asarray(kept["embeddings"], dtype=np.float32)
        return dict(zip(kept["ids"], vectors, strict=True))

    def put(
        self,
        prepared: Sequence[Prepared],
        embed: Callable[[list[str]], list[list[float]]],
        progress: Callable[[int], object],
    ) -> None:
        """Enter documents or their new versions, all or none.

        `progress` is told how many records were written, each time that some were.
        """
        chroma = self._shelves.made(self.name)
        manifest = self.manifest()
        vectors: list[list[float]] = []
        rows = [
            (one.entry.version, number, stand) for one in prepared for number, stand in enumerate(one.stands)
        ]
        for some in _batches(rows):
            vectors = embed([stand.embedded for _, _, stand in some])
            chroma.upsert(
                ids=[f"{version}:{number}" for version, number, _ in some],
                embeddings=np.asarray(vectors, dtype=np.float32),
                documents=[stand.text for _, _, stand in some],
                metadatas=[_about(stand, version) for version, _, stand in some],
            )
            progress(len(some))
        for one in prepared:
            manifest = manifest.having(one.entry)
        self._commit(chroma, manifest, dimensions=len(vectors[0]))
        self.sweep()

    def forget(self, name: str) -> bool:
        """Take a document out. Returns whether it was there."""
        chroma = self._shelves.existing(self.name)
        manifest = self.manifest()
        if chroma is None or manifest.entry(name) is None:
            return False
        chroma.update(ids=[MANIFEST], documents=[manifest.without(name).as_json()])
        self.sweep()
        return True

    def sweep(self) -> None:
        """Delete the records that do not count: replaced, taken out, or left by an interrupted run."""
        chroma = self._shelves.existing(self.name)
        if chroma is None:
            return
        live = [*self.manifest().versions, MANIFEST]
        stale = chroma.get(where={"version": {"$nin": live}}, include=[])["ids"]
        for some in _batches(stale):
            chroma.delete(ids=list(some))

    def reopen(self) -> None:
        """See what another process has written."""
        self._shelves.reopen()

    def clear(self) -> None:
        """Drop everything, whatever embeddings built it."""
        self._shelves.drop(self.name)

    def _passage(self, about: Mapping[str, object], text: str) -> Passage:
        return Passage(
            id=str(about["passage"]),
            shelf=self.shelf,
            document=str(about["document"]),
            heading=tuple(json.loads(str(about["heading"]))),
            text=text,
        )

    def _commit(self, chroma: ChromaCollection, manifest: Manifest, dimensions: int) -> None:
        # The vector means nothing: Chroma keeps no record without one.
        place = np.zeros((1, dimensions), dtype=np.float32)
        place[0, 0] = 1.0
        chroma.upsert(
            ids=[MANIFEST],
            embeddings=place,
            documents=[manifest.as_json()],
            metadatas=[{"kind": MANIFEST, "version": MANIFEST}],
        )


def _about(stand: Stand, version: str) -> dict[str, str | int | float | bool | None]:
    about: dict[str, str | int | float | bool | None] = {
        "kind": stand.kind,
        "passage": stand.passage.id,
        "version": version,
    }
    if stand.kind == "passage":
        about |= {"document": stand.passage.document, "heading": json.dumps(stand.passage.heading)}
    return about


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
