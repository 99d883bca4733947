"""What a collection holds: the documents and versions that count."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import lru_cache

from knowledge.errors import KnowledgeError


class IndexMismatchError(KnowledgeError):
    """The index was built with another embedding model than the one that is set."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the index. `version` is the digest of its content, `added` an ISO date and time."""

    name: str
    title: str
    version: str
    passages: int
    records: int
    added: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents of a collection, and the embedding model that its vectors come from."""

    embedding: str
    entries: tuple[Entry, ...] = ()

    @property
    def versions(self) -> frozenset[str]:
        """The versions that count."""
        return frozenset(entry.version for entry in self.entries)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a document."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def outside(self, folders: frozenset[str]) -> frozenset[str]:
        """Return the versions that count of documents that stand in none of these folders."""
        within = tuple(f"{folder}/" for folder in folders)
        return frozenset(entry.version for entry in self.entries if not entry.name.startswith(within))

    def having(self, entry: Entry) -> Manifest:
        """Return the manifest with this version of a document in place of any other."""
        return replace(self.without(entry.name), entries=(*self.without(entry.name).entries, entry))

    def without(self, name: str) -> Manifest:
        """Return the manifest without a document."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.name != name))

    def as_json(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), ensure_ascii=False)


@lru_cache(maxsize=64)  # every question asks whether it has changed
def read_manifest(text: str) -> Manifest:
    """Read what `as_json` wrote."""
    kept = json.loads(text)
    return Manifest(kept["embedding"], tuple(Entry(**entry) for entry in kept["entries"]))


def checked(manifest: Manifest, embedding: str, collection: str) -> Manifest:
    """Return the manifest. Raises IndexMismatchError where other embeddings built the collection."""
    if manifest.embedding != embedding:
        raise IndexMismatchError(
            f"The shelf {collection!r} was indexed with the embeddings {manifest.embedding}, "
            f"but {embedding} is set. "
            "Run `plumbline index rebuild`, or set PLUMBLINE_EMBEDDINGS back."
        )
    return manifest
