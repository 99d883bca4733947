"""Vectors of the shipped corpus, worked out beforehand, so that the first start takes seconds.

They are kept as bytes with one scale a vector (a cosine is off by less than 0.001), each under a hash of its
text; a text without one is embedded as usual. `plumbline index prebuild` makes the file anew after a change
of the corpus.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.embedding import PackagedEmbeddings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

VECTORS = Path(__file__).parent / "corpus" / "vectors.npz"


class PrebuiltEmbeddings(Embeddings):
    """The packaged embeddings, with the vectors of known texts looked up instead of worked out."""

    name = PackagedEmbeddings.name

    def __init__(self, vectors: Path = VECTORS) -> None:
        self._path = vectors
        self._packaged = PackagedEmbeddings()

    @cached_property
    def _known(self) -> dict[int, NDArray[np.int8]]:
        if not self._path.is_file():
            return {}
        with np.load(self._path) as kept:
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one text."""
        return self._packaged.embed_query(text)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text, in order."""
        keys = [_key(text) for text in texts]
        missing = [text for key, text in zip(keys, texts, strict=True) if key not in self._known]
        worked_out = iter(self._packaged.embed_documents(missing) if missing else ())
        return [_unit(self._known[key]) if key in self._known else next(worked_out) for key in keys]

    def lacking(self, texts: Sequence[str]) -> int:
        """Say how many of these texts have no prebuilt vector."""
        return sum(_key(text) not in self._known for text in texts)


def prebuild(texts: Sequence[str], path: Path = VECTORS) -> None:
    """Work out the vectors of these texts and keep them."""
    distinct = list(dict.fromkeys(texts))
    vectors = np.asarray(PrebuiltEmbeddings(path).embed_documents(distinct), dtype=np.float32)
    scaled = np.round(127 * vectors / np.abs(vectors).max(axis=1, keepdims=True)).astype(np.int8)
    keys = np.array([_key(text) for text in distinct], dtype=np.uint64)
    np.savez_compressed(path, keys=keys, vectors=scaled)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def _unit(scaled: NDArray[np.int8]) -> list[float]:
    vector = scaled.astype(np.float32)
    return [float(value) for value in vector / np.linalg.norm(vector)]
