"""Levels: how likely each of the five is, from what is said and how near it comes to the anchors.

Scores are linear in the vector and the words of a text. Those of the whole answer count as much as those of
its pieces together; pieces that speak clearly for one level count more, as much of an answer is about the way
to the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening.weights import ANY_PRACTICE

if TYPE_CHECKING:
    from bot.adapters.listening.reading import Read
    from bot.adapters.listening.weights import Floats, Weights
    from knowledge.instrument import RatedQuestion

CLARITY: Final = 6.0
"""How much more a clear piece counts than a vague one."""
TERMS: Final = 1.0
"""How much words count beside the vector."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The likelihood of each level, and for each piece of the answer how clearly it speaks for each."""

    likely: Floats
    pieces: Floats

    @property
    def best(self) -> int:
        """The likeliest level, 1 to 5."""
        return int(self.likely.argmax()) + 1

    @property
    def sure(self) -> float:
        """How likely that level is."""
        return float(self.likely.max())

    @property
    def near(self) -> float:
        """How likely it is that the true level is that one or one beside it."""
        return float(self.likely[max(self.best - 2, 0) : self.best + 1].sum())


def levels(weights: Weights, question: RatedQuestion, read: Read, anchors: Floats) -> Levels:
    """Judge an answer. `anchors` holds the vectors of the practice's five anchors."""
    block = weights.block(question)
    scored = scores(weights, block, read)
    known, unknown, by_anchors = weights.sharpness
    logits = together(scored) * (unknown if block == ANY_PRACTICE else known)
    if block == ANY_PRACTICE:
        logits = logits + by_anchors * closeness(read, anchors)
    return Levels(likelihood(logits), scored[1:] if len(scored) > 1 else scored)


def scores(weights: Weights, block: int, read: Read) -> Floats:
    """Return the scores of the five levels, for the whole answer and then for each piece."""
    scored = read.vectors @ weights.level_vectors[block]
    for number, terms in enumerate(read.terms):
        places, values = weights.row(terms)
        scored[number] += TERMS * values @ weights.level_terms[block][places]
    return np.asarray(scored)


def together(scored: Floats) -> Floats:
    """Return the scores of the whole and of the pieces as one."""
    whole, pieces = scored[0], scored[1:]
    if not len(pieces):
        return np.asarray(2 * whole)
    highest = np.sort(pieces, axis=1)
    clear = np.exp(CLARITY * (highest[:, -1] - highest[:, -2]))
    return np.asarray(whole + (clear[:, None] * pieces).sum(axis=0) / clear.sum())


def closeness(read: Read, anchors: Floats) -> Floats:
    """Return how near the answer comes to each anchor, compared with the others."""
    nearest = (read.vectors @ anchors.T).max(axis=0)
    return np.asarray(nearest - nearest.mean())


def likelihood(logits: Floats) -> Floats:
    """Return probabilities."""
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
