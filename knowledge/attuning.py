"""Attuning: turning a question's vector towards passages that answer questions like it.

The embedding model knows language in general; what managers mean when they ask about this field it can be
taught. A linear map, learned from the questions that the corpus's authors wrote for their sections, is added
to the vector of a question; passages keep theirs, so indexes stay as they are. `evals/attuning_training.py`
trains it, for the packaged embeddings only; vectors of others pass unchanged.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.embedding import NAME

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MAP = Path(__file__).parent / "attuning.npz"


def attuned(vectors: Vectors, embedding: str) -> Vectors:
    """Return the vectors of questions, attuned where they were made by the packaged embeddings."""
    return turned(vectors, _learned()) if embedding == NAME else vectors


def turned(vectors: Vectors, learned: Vectors) -> Vectors:
    """Add to each vector what the map makes of it, and bring it back to length 1."""
    moved = vectors + vectors @ learned
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)


def keep(learned: Vectors, path: Path = MAP) -> None:
    """Keep a map as bytes, with one scale for each of its rows."""
    scales = np.maximum(np.abs(learned).max(axis=1, keepdims=True), 1e-6) / 127
    np.savez_compressed(path, rows=np.round(learned / scales).astype(np.int8), scales=scales)


@cache
def _learned() -> Vectors:
    with np.load(MAP) as kept:
        return np.asarray(kept["rows"] * kept["scales"], dtype=np.float32)
