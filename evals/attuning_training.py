"""Training of the attuning map: which passages the questions of the corpus's authors belong to.

Each question is asked of everything that stands for a passage but itself: sentences, other questions, the
passage as a whole. So are the paraphrases in `evals/training`: one for each section, in the words of managers
who know none of the field's terms. The map is learned so that what stands for the own passage comes nearest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
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

PARAPHRASES = Path(__file__).parent / "training" / "paraphrases.jsonl"
ROUNDS, BATCH = 14, 128
STEP = 5e-4
SHARPNESS = 30.0
"""How much nearer the nearest counts than the next: cosines are multiplied by it."""
SHRINKAGE = 0.3
HELD_OUT = 6
"""One question in so many is not trained on when the map is tried out."""
TIMES = 3
"""How often a paraphrase counts: a section has one of them, and six questions of its author's."""


ELSEWHERE = -1


@dataclass(frozen=True, slots=True)
class Shelved:
    """Everything that stands on the framework's shelf: vectors, and the passages that they stand for."""

    vectors: Vectors
    passages: Numbers


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions: vectors, passages that answer them, and where they stand on the shelf (or `ELSEWHERE`)."""

    vectors: Vectors
    passages: Numbers
    stand: Numbers

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.passages)

    def some(self, which: Numbers | NDArray[np.bool_]) -> Questions:
        """Return some of them."""
        return replace(
            self, vectors=self.vectors[which], passages=self.passages[which], stand=self.stand[which]
        )


def train(progress: Callable[[str], object]) -> dict[str, float]:
    """Try the map on questions held out, then train it on all and write it down. Returns what it gains."""
    shelved, questions = _read()
    weights = np.where(questions.stand == ELSEWHERE, TIMES, 1)
    out = np.arange(len(questions)) % HELD_OUT == 0
    progress(f"{(~out).sum()} questions, {out.sum()} held out")
    tried = learn(shelved, questions.some(np.repeat(np.flatnonzero(~out), weights[~out])))
    gains = {
        "without": _first(shelved, questions.some(out), np.zeros_like(tried)),
        "with": _first(shelved, questions.some(out), tried),
    }
    progress(f"{len(questions)} questions")
    keep(learn(shelved, questions.some(np.repeat(np.arange(len(questions)), weights))))
    return gains


def learn(shelved: Shelved, questions: Questions) -> Vectors:
    """Learn the map by Adam: small steps down the slope, scaled by how steep it has been."""
    order = np.random.default_rng(0)
    learned = np.zeros((shelved.vectors.shape[1],) * 2, dtype=np.float32)
    mean, square = np.zeros_like(learned), np.zeros_like(learned)
    step = 0
    for _ in range(ROUNDS):
        batches = np.array_split(order.permutation(len(questions)), max(1, len(questions) // BATCH))
        for batch in batches:
            step += 1
            slope = _slope(shelved, questions.some(batch), learned) + SHRINKAGE * learned / len(batches)
            mean = np.asarray(0.9 * mean + 0.1 * slope, dtype=np.float32)
            square = np.asarray(0.99 * square + 0.01 * slope**2, dtype=np.float32)
            stride = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
            learned = (learned - STEP * stride).astype(np.float32)
    return learned


def _slope(shelved: Shelved, batch: Questions, learned: Vectors) -> Vectors:
    """Return the gradient of minus the logarithm of the share that the own passage has of all nearness."""
    asked = batch.vectors
    moved = asked + asked @ learned
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    unit = moved / length
    near = _near(shelved, batch, unit)
    own = near * (shelved.passages == batch.passages[:, None])
    error = near / near.sum(axis=1, keepdims=True) - own / (own.sum(axis=1, keepdims=True) + 1e-20)
    pull = SHARPNESS * (error @ shelved.vectors) / len(batch)
    across = (pull - (pull * unit).sum(axis=1, keepdims=True) * unit) / length
    return np.asarray(asked.T @ across, dtype=np.float32)


def _near(shelved: Shelved, batch: Questions, unit: Vectors) -> Vectors:
    """Return how near everything on the shelf is to each question; the question itself is left out."""
    cosines = unit @ shelved.vectors.T
    shelf = np.flatnonzero(batch.stand != ELSEWHERE)
    cosines[shelf, batch.stand[shelf]] = -np.inf
    return np.asarray(np.exp(SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True))), dtype=np.float32)


def _first(shelved: Shelved, questions: Questions, learned: Vectors) -> float:
    """Return the share of questions for which something of their own passage comes nearest."""
    near = _near(shelved, questions, turned(questions.vectors, learned))
    return round(float(np.mean(shelved.passages[near.argmax(axis=1)] == questions.passages)), 3)


def _read() -> tuple[Shelved, Questions]:
    stands = [stand for one in corpus() for stand in prepare(one, Shelf.FRAMEWORK).stands]
    numbers: dict[str, int] = {}
    passages = np.array([numbers.setdefault(stand.passage.place, len(numbers)) for stand in stands])
    vectors = _embedded([stand.embedded for stand in stands])
    authors = np.array([number for number, stand in enumerate(stands) if stand.kind == "question"])
    lines = [json.loads(line) for line in PARAPHRASES.read_text(encoding="utf-8").splitlines()]
    questions = Questions(
        np.concatenate([vectors[authors], _embedded([one["question"] for one in lines])]),
        np.concatenate([passages[authors], [numbers[one["section"]] for one in lines]]),
        np.concatenate([authors, np.full(len(lines), ELSEWHERE)]),
    )
    return Shelved(vectors, passages), questions


def _embedded(texts: list[str]) -> Vectors:
    return np.array(PrebuiltEmbeddings().embed_documents(texts), dtype=np.float32)
