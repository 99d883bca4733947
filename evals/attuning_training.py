"""Training of the attuning map: which passages the questions of the corpus's authors belong to.

Each question is asked of everything that stands for a passage but itself: sentences, other questions, the
passage as a whole. The map is learned so that what stands for its own passage comes nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.attuning import keep, turned
from knowledge.documents import corpus
from knowledge.library import prepare
from knowledge.passages import Shelf
from knowledge.prebuilt import PrebuiltEmbeddings

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Numbers = NDArray[np.intp]

ROUNDS, BATCH = 8, 128
STEP = 5e-4
SHARPNESS = 30.0
"""How much nearer the nearest counts than the next: cosines are multiplied by it."""
SHRINKAGE = 0.3
HELD_OUT = 6
"""Each question of a section in so many is not trained on when the map is tried out."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """Everything that stands on the framework's shelf: vectors, passages, and which of it are questions."""

    vectors: Vectors
    passages: Numbers
    questions: Numbers


def train(progress: Callable[[str], object]) -> dict[str, float]:
    """Try the map on questions held out, then train it on all and write it down. Returns what it gains."""
    shelved = _shelved()
    out = np.arange(len(shelved.questions)) % HELD_OUT == 0
    progress(f"{(~out).sum()} questions, {out.sum()} held out")
    tried = learn(shelved, shelved.questions[~out])
    gains = {
        "without": _first(shelved, shelved.questions[out], np.zeros_like(tried)),
        "with": _first(shelved, shelved.questions[out], tried),
    }
    progress(f"{len(shelved.questions)} questions")
    keep(learn(shelved, shelved.questions))
    return gains


def learn(shelved: Shelved, questions: Numbers) -> Vectors:
    """Learn the map by Adam: small steps down the slope, scaled by how steep it has been."""
    order = np.random.default_rng(0)
    learned = np.zeros((shelved.vectors.shape[1],) * 2, dtype=np.float32)
    mean, square = np.zeros_like(learned), np.zeros_like(learned)
    step = 0
    for _ in range(ROUNDS):
        batches = np.array_split(order.permutation(questions), max(1, len(questions) // BATCH))
        for batch in batches:
            step += 1
            slope = _slope(shelved, batch, learned) + SHRINKAGE * learned / len(batches)
            mean = np.asarray(0.9 * mean + 0.1 * slope, dtype=np.float32)
            square = np.asarray(0.99 * square + 0.01 * slope**2, dtype=np.float32)
            stride = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
            learned = (learned - STEP * stride).astype(np.float32)
    return learned


def _slope(shelved: Shelved, batch: Numbers, learned: Vectors) -> Vectors:
    """Return the gradient of minus the logarithm of the share that the own passage has of all nearness."""
    asked = shelved.vectors[batch]
    moved = asked + asked @ learned
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    unit = moved / length
    near = _near(shelved, batch, unit)
    own = near * (shelved.passages == shelved.passages[batch][:, None])
    error = near / near.sum(axis=1, keepdims=True) - own / (own.sum(axis=1, keepdims=True) + 1e-20)
    pull = SHARPNESS * (error @ shelved.vectors) / len(batch)
    across = (pull - (pull * unit).sum(axis=1, keepdims=True) * unit) / length
    return np.asarray(asked.T @ across, dtype=np.float32)


def _near(shelved: Shelved, batch: Numbers, unit: Vectors) -> Vectors:
    """Return how near everything on the shelf is to each question; the question itself is left out."""
    cosines = unit @ shelved.vectors.T
    cosines[np.arange(len(batch)), batch] = -np.inf
    return np.asarray(np.exp(SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True))), dtype=np.float32)


def _first(shelved: Shelved, questions: Numbers, learned: Vectors) -> float:
    """Return the share of questions for which something of their own passage comes nearest."""
    near = _near(shelved, questions, turned(shelved.vectors[questions], learned))
    first = shelved.passages[near.argmax(axis=1)]
    return round(float(np.mean(first == shelved.passages[questions])), 3)


def _shelved() -> Shelved:
    stands = [stand for one in corpus() for stand in prepare(one, Shelf.FRAMEWORK).stands]
    vectors = PrebuiltEmbeddings().embed_documents([stand.embedded for stand in stands])
    numbers: dict[str, int] = {}
    passages = [numbers.setdefault(stand.passage.id, len(numbers)) for stand in stands]
    questions = [number for number, stand in enumerate(stands) if stand.kind == "question"]
    return Shelved(np.array(vectors, dtype=np.float32), np.array(passages), np.array(questions))
