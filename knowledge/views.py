"""Views: what stands on the shelves, read once, and again where it was written to."""

from __future__ import annotations

from collections import defaultdict
from threading import Lock
from typing import TYPE_CHECKING

from knowledge.lexical import WordIndex
from knowledge.memory import give_back
from knowledge.searching import View

if TYPE_CHECKING:
    from knowledge.index import Collection, Shelves
    from knowledge.passages import Shelf

LOOKS = 3


class Views:
    """Keeps a view of each shelf that was asked for. Safe to use from several threads."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._known: dict[str, View] = {}
        self._parts: dict[tuple[str, frozenset[str]], View] = {}
        # One workspace does not wait for what another one's documents take.
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)

    def view(self, shelf: Shelf, workspace: str) -> View:
        """Return what stands on a shelf at this moment."""
        collection = self._shelves.collection(shelf, workspace)
        known = self._known.get(collection.name)
        if known is not None and known.manifest == collection.manifest():
            return known
        with self._turns[collection.name]:
            return self._looked_at(collection)

    def part(self, shelf: Shelf, workspace: str, without: frozenset[str]) -> View:
        """Return what stands on a shelf at this moment outside these folders."""
        whole = self.view(shelf, workspace)
        left = whole.manifest.outside(without)
        if left == whole.manifest.versions:
            return whole
        name = whole.collection.name, without
        known = self._parts.get(name)
        if known is None or known.manifest != whole.manifest:
            contents = whole.contents.within(left)
            words = WordIndex(contents.passages)
            known = self._parts[name] = View(whole.collection, whole.manifest, contents, words, left)
        return known

    def _looked_at(self, collection: Collection) -> View:
        """Read a shelf, and again where it was written to meanwhile: then some of it was swept away."""
        manifest = collection.manifest()
        known = self._known.get(collection.name)
        if known is not None and known.manifest == manifest:
            return known  # another thread has looked while this one waited
        if known is not None:
            collection.reopen()
        for _ in range(LOOKS):
            contents = collection.contents(manifest)
            before, manifest = manifest, collection.manifest()
            if manifest == before:
                break
        view = self._known[collection.name] = View(collection, before, contents, WordIndex(contents.passages))
        if known is not None:
            give_back()  # what was read before, and what reading took
        return view
