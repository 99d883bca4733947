"""One shelf of one workspace in Chroma."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar, cast

import numpy as np

from knowledge.index.manifest import Manifest, checked, read_manifest
from knowledge.index.records import Contents, about, contents, identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from chromadb import Where
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from numpy.typing import NDArray

    from knowledge.index.records import Prepared
    from knowledge.index.shelves import Shelves
    from knowledge.passages import Shelf

    Embed = Callable[[list[str]], list[list[float]]]
    Progress = Callable[[int], object]

T = TypeVar("T")
MANIFEST = "manifest"
BATCH = 500


class Collection:
    """Reads and writes one collection. Reading one that was never written to finds nothing."""

    def __init__(self, shelves: Shelves, shelf: Shelf, name: str, embedding: str) -> None:
        self.name = name
        self.shelf = shelf
        self._shelves = shelves
        self._embedding = embedding

    def manifest(self) -> Manifest:
        """Say what is in it. Raises IndexMismatchError where other embeddings built it."""
        return checked(self.any_manifest(), self._embedding, self.name)

    def any_manifest(self) -> Manifest:
        """Say what is in it, whatever embeddings built it."""
        chroma = self._shelves.existing(self.name)
        kept = chroma.get(ids=[MANIFEST], include=["documents"])["documents"] if chroma else None
        return read_manifest(kept[0]) if kept else Manifest(self._embedding)

    def contents(self, manifest: Manifest) -> Contents:
        """Read everything that counts according to the manifest."""
        chroma = self._shelves.existing(self.name)
        if chroma is None or not manifest.entries:
            return Contents((), {}, ())
        kept = chroma.get(where=_version("$in", manifest.versions), include=["metadatas", "documents"])
        rows = zip(kept["ids"], kept["metadatas"] or (), kept["documents"] or (), strict=True)
        return contents(rows, self.shelf)

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

    def put(self, prepared: Sequence[Prepared], embed: Embed, progress: Progress) -> None:
        """Enter documents or their new versions, all or none.

        `progress` is told how many records were written, each time that some were.
        """
        with self._shelves.writing():
            manifest = self.manifest()
            chroma = self._shelves.made(self.name)
            _fill(chroma, manifest, prepared, embed, progress)
            self._sweep(chroma)

    def replace(self, prepared: Sequence[Prepared], embed: Embed, progress: Progress) -> None:
        """Enter documents in place of everything, whatever embeddings built that.

        They are entered beside it, so that until all of them are there nothing has changed.
        """
        with self._shelves.writing():
            fresh = self._shelves.beside(self.name)
            _fill(fresh, Manifest(self._embedding), prepared, embed, progress)
            self._shelves.exchange(self.name)

    def forget(self, name: str) -> bool:
        """Take a document out. Returns whether it was there."""
        with self._shelves.writing():
            chroma = self._shelves.existing(self.name)
            manifest = self.manifest()
            if chroma is None or manifest.entry(name) is None:
                return False
            # Chroma wants to embed a text that comes without its vector.
            vectors = chroma.get(ids=[MANIFEST], include=["embeddings"])["embeddings"]
            chroma.update(ids=[MANIFEST], documents=[manifest.without(name).as_json()], embeddings=vectors)
            self._sweep(chroma)
            return True

    def reopen(self) -> None:
        """See what another process has written."""
        self._shelves.reopen()

    def _sweep(self, chroma: ChromaCollection) -> None:
        """Delete the records that do not count: replaced, taken out, or left by an interrupted run."""
        counting = {*self.manifest().versions, MANIFEST}
        stale = chroma.get(where=_version("$nin", counting), include=[])["ids"]
        for some in _batches(stale):
            chroma.delete(ids=list(some))


def _fill(
    chroma: ChromaCollection,
    manifest: Manifest,
    prepared: Sequence[Prepared],
    embed: Embed,
    progress: Progress,
) -> None:
    rows = [(one.entry.version, number, stand) for one in prepared for number, stand in enumerate(one.stands)]
    for some in _batches(rows):
        vectors = np.asarray(embed([stand.embedded for _, _, stand in some]), dtype=np.float32)
        if not manifest.entries:
            # So that also what an interrupted first run leaves behind says whose vectors it holds.
            _commit(chroma, manifest, dimensions=vectors.shape[1])
        chroma.upsert(
            ids=[identifier(version, number) for version, number, _ in some],
            embeddings=vectors,
            documents=[stand.text for _, _, stand in some],
            metadatas=[about(stand, version) for version, _, stand in some],
        )
        progress(len(some))
    for one in prepared:
        manifest = manifest.having(one.entry)
    if rows:
        _commit(chroma, manifest, dimensions=vectors.shape[1])


def _commit(chroma: ChromaCollection, manifest: Manifest, dimensions: int) -> None:
    # The vector means nothing: Chroma keeps no record without one.
    place = np.zeros((1, dimensions), dtype=np.float32)
    place[0, 0] = 1.0
    chroma.upsert(
        ids=[MANIFEST],
        embeddings=place,
        documents=[manifest.as_json()],
        metadatas=[{"kind": MANIFEST, "version": MANIFEST}],
    )


def _version(operator: Literal["$in", "$nin"], versions: Iterable[str]) -> Where:
    # Chroma's type knows lists of mixed values only.
    return cast("Where", {"version": {operator: sorted(versions)}})


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
