"""The index: passages, and what stands for them in a search, in Chroma; one collection a workspace and shelf.

A passage is entered once whole, and once more for each of its sentences and for each question that its
section answers; all point to it. Every record carries the version of the document that it was made from, and
one record, the manifest, names the versions that count. A document's records are written first and the
manifest last, so an interrupted run leaves the old index as it was; what it left behind is swept up by the
next one. One process writes at a time.
"""

from __future__ import annotations

from knowledge.errors import IndexUnavailableError
from knowledge.index.collection import Collection
from knowledge.index.manifest import Entry, IndexMismatchError, Manifest
from knowledge.index.records import WHOLE, Contents, Prepared, Record, Stand, version_of
from knowledge.index.shelves import Shelves

__all__ = [
    "WHOLE",
    "Collection",
    "Contents",
    "Entry",
    "IndexMismatchError",
    "IndexUnavailableError",
    "Manifest",
    "Prepared",
    "Record",
    "Shelves",
    "Stand",
    "version_of",
]
