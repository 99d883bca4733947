"""Weights: what was learned from answers whose level and outcome are known.

`evals/listening_training.py` makes them from `evals/training/answers`. They are kept as bytes, with a scale
for each block. The first block of levels is for any practice, the others are for one practice each, known by
its id and name, so that a company's own question of the same id is not mistaken for it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.instrument import RatedQuestion

KEPT = Path(__file__).parent / "weights.npz"
ANY_PRACTICE = 0

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """Everything learned. Columns of levels are the five levels, those of outcomes stand in `outcomes`."""

    practices: tuple[str, ...]
    vocabulary: tuple[str, ...]
    rarity: Floats
    """How rare each term of the vocabulary is."""
    level_vectors: Floats
    """Practices x dimensions of a vector x levels."""
    level_terms: Floats
    """Practices x terms x levels."""
    outcomes: tuple[str, ...]
    outcome_vector: Floats
    outcome_terms: Floats
    outcome_signs: Floats
    outcome_bias: Floats
    sharpness: Floats
    """What scores of levels count for a known practice and for any other, then nearness to its anchors."""

    def block(self, question: RatedQuestion) -> int:
        """Return which block of levels belongs to a practice."""
        name = practice_key(question.id, question.name)
        return self.practices.index(name) if name in self.practices else ANY_PRACTICE

    def row(self, terms: Iterable[str]) -> tuple[list[int], Floats]:
        """Return where the known ones of these terms stand, and how much each counts; length 1 in all."""
        places = self._places
        found = sorted(places[term] for term in terms if term in places)
        values = self.rarity[found]
        length = float(np.linalg.norm(values))
        return found, values / length if length else values

    @property
    def _places(self) -> dict[str, int]:
        return _places(self.vocabulary)


def practice_key(practice_id: str, name: str) -> str:
    """Return what a practice is known by."""
    return f"{practice_id} {name}"


@cache
def weights(path: Path = KEPT) -> Weights:
    """Read the weights."""
    with np.load(path) as kept:
        return Weights(**{field.name: _read(kept, field.name) for field in fields(Weights)})


def keep(trained: Weights, path: Path = KEPT) -> None:
    """Write weights down."""
    kept: dict[str, NDArray[np.generic]] = {}
    for field in fields(Weights):
        value = getattr(trained, field.name)
        if isinstance(value, tuple):
            kept[field.name] = np.array(value)
        elif value.ndim > 1:
            scale = np.abs(value).max(axis=tuple(range(1, value.ndim)), keepdims=True) / 127
            scale[scale == 0] = 1
            kept[field.name] = np.round(value / scale).astype(np.int8)
            kept[f"{field.name}_scale"] = scale.astype(np.float32)
        else:
            kept[field.name] = value.astype(np.float32)
    np.savez_compressed(path, **kept)  # type: ignore[arg-type] # its stubs take the names for options


def _read(kept: np.lib.npyio.NpzFile, name: str) -> Any:
    value = kept[name]
    if value.dtype.kind == "U":
        return tuple(map(str, value))
    if f"{name}_scale" in kept:
        return value.astype(np.float32) * kept[f"{name}_scale"]
    return value


@cache
def _places(vocabulary: tuple[str, ...]) -> dict[str, int]:
    return {term: place for place, term in enumerate(vocabulary)}
