"""One shelf of one workspace in Chroma."""

from __future__ import annotations

import itertools
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Literal, ParamSpec, TypeVar, cast

import numpy as np

from knowledge.index.manifest import Manifest, checked, read_manifest
from knowledge.index.records import Contents, about, contents, identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from chromadb import Where
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from numpy.typing import NDArray

    from knowledge.index.records import Prepared, Row
    from knowledge.index.shelves import Shelves
    from knowledge.passages import Shelf

    Embed = Callable[[list[str]], list[list[float]]]
    Progress = Callable[[int], object]

P = ParamSpec("P")
T = TypeVar("T")
MANIFEST = "manifest"
BATCH = 500  # records that are written or read at a time


def _holding(method: Callable[Concatenate[Collection, P], T]) -> Callable[Concatenate[Collection, P], T]:
    """Let a method of a collection work with one Chroma from its beginning to its end."""

    @wraps(method)
    def holding(self: Collection, /, *given: P.args, **named: P.kwargs) -> T:
        with self.shelves.held():
            return method(self, *given, **named)

    return holding


class Collection:
    """Reads and writes one collection. Reading one that was never written to finds nothing."""

    def __init__(self, shelves: Shelves, shelf: Shelf, name: str, embedding: str) -> None:
        self.name = name
        self.shelf = shelf
        self.shelves = shelves
        self._embedding = embedding

    def manifest(self) -> Manifest:
        """Say what is in it. Raises IndexMismatchError where other embeddings built it."""
        return checked(self.any_manifest(), self._embedding, self.name)

    @_holding
    def any_manifest(self) -> Manifest:
        """Say what is in it, whatever embeddings built it."""
        chroma = self.shelves.existing(self.name)
        kept = chroma.get(ids=[MANIFEST], include=["documents"])["documents"] if chroma else None
        return read_manifest(kept[0]) if kept else Manifest(self._embedding)

    @_holding
    def contents(self, manifest: Manifest) -> Contents:
        """Read everything that counts according to the manifest."""
        chroma = self.shelves.existing(self.name)
        if chroma is None or not manifest.entries:
            return Contents((), {}, ())
        counting = manifest.versions
        return contents((row for row in _rows(chroma) if row[1]["version"] in counting), self.shelf)

    @_holding
    def nearest(
        self, vectors: NDArray[np.float32], limit: int, versions: frozenset[str] | None = None
    ) -> list[list[tuple[str, float]]]:
        """Return for each vector the records (of these versions) closest to it, with cosines, in order."""
        chroma = self.shelves.existing(self.name)
        if chroma is None:
            return [[] for _ in vectors]
        where = None if versions is None else _version("$in", versions)
        answer = chroma.query(query_embeddings=vectors, n_results=limit, where=where, include=["distances"])
        rows = zip(answer["ids"], answer["distances"] or (), strict=True)
        return [[(name, 1.0 - d) for name, d in zip(ids, distances, strict=True)] for ids, distances in rows]

    @_holding
    def vectors(self, names: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of records."""
        chroma = self.shelves.existing(self.name)
        if chroma is None or not names:
            return {}
        kept = chroma.get(ids=list(names), include=["embeddings"])
        vectors = np.asarray(kept["embeddings"], dtype=np.float32)
        return dict(zip(kept["ids"], vectors, strict=True))

    @_holding
    def put(self, prepared: Sequence[Prepared], embed: Embed, progress: Progress) -> None:
        """Enter documents or their new versions, all or none.

        `progress` is told how many records were written, each time that some were.
        """
        with self.shelves.writing():
            manifest = self.manifest()
            chroma = self.shelves.made(self.name)
            _fill(chroma, manifest, prepared, embed, progress)
            self._sweep(chroma)

    @_holding
    def replace(self, prepared: Sequence[Prepared], embed: Embed, progress: Progress) -> None:
        """Enter documents in place of everything, whatever embeddings built that.

        They are entered beside it, so that until all of them are there nothing has changed.
        """
        with self.shelves.writing():
            fresh = self.shelves.beside(self.name)
            _fill(fresh, Manifest(self._embedding), prepared, embed, progress)
            self.shelves.exchange(self.name)

    @_holding
    def forget(self, name: str) -> bool:
        """Take a document out. Returns whether it was there."""
        with self.shelves.writing():
            chroma = self.shelves.existing(self.name)
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
        self.shelves.reopen()

    def _sweep(self, chroma: ChromaCollection) -> None:
        """Delete the records that do not count: replaced, taken out, or left by an interrupted run."""
        counting = {*self.manifest().versions, MANIFEST}
        stale = chroma.get(where=_version("$nin", counting), include=[])["ids"]
        for some in _batches(stale):
            chroma.delete(ids=list(some))


def _rows(chroma: ChromaCollection) -> Iterator[Row]:
    """Yield everything that is kept, a batch at a time."""
    for start in itertools.count(0, BATCH):
        some = chroma.get(limit=BATCH, offset=start, include=["metadatas", "documents"])
        yield from zip(some["ids"], some["metadatas"] or (), some["documents"] or (), strict=True)
        if len(some["ids"]) < BATCH:
            return


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
