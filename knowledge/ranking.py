"""Ranking: how near each passage of a shelf is to a question, from what the index and the words say.

A passage's score is a weighted sum of legs. Most weights were learned by a listwise regression on the
questions that our own corpus's authors wrote for their sections, with those questions out of the index.
Those of the known questions, which that could not tell, and of the bridge were chosen on development
questions. They sit on a plateau: half or double of any one changes the figures by less than their noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from knowledge.index import Contents

    Scores = NDArray[np.float64]
    Vector = NDArray[np.float32]

# The legs: the cosine of the passage's closest sentence or known question, the weighted mean of its three
# closest, the cosine of the passage as a whole, that of its closest known question alone, BM25 as a share of
# all that was asked, and the three closest to the bridge.
CLOSEST, FIRST_THREE, WHOLE, KNOWN, WORDS, BRIDGE = 9.0, 4.1, 8.4, 8.0, 12.2, 6.0
SHARES = np.array([0.6, 0.25, 0.15])
SHORT = 0.8
BRIDGE_PASSAGES = 3
BRIDGE_FALL = 0.05


@dataclass(frozen=True, slots=True)
class Dense:
    """What the index says of each passage: cosines, by the number of the passage."""

    closest: Scores
    first_three: Scores
    whole: Scores
    known: Scores


def dense(near: Sequence[tuple[str, float]], contents: Contents) -> Dense:
    """Gather results by passage; what is not among them is taken to be as far as the farthest."""
    farthest = near[-1][1] if near else 0.0
    threes = np.full((len(contents.passages), 3), farthest)
    whole = np.full(len(contents.passages), farthest)
    known = np.full(len(contents.passages), farthest)
    met = np.zeros(len(contents.passages), dtype=np.intp)
    for name, similarity in near:
        record = contents.records.get(name)
        if record is None:
            continue
        if record.kind == "passage":
            whole[record.passage] = similarity
            continue
        if record.kind == "question":
            known[record.passage] = max(similarity, known[record.passage])
        if met[record.passage] < 3:
            threes[record.passage, met[record.passage]] = similarity
            met[record.passage] += 1
    if len(near) >= len(contents.records):
        # The whole shelf came up: a passage of one or two sentences is short, not far.
        threes = np.maximum(threes, SHORT * threes[:, :1])
    # A passage without known questions is not the worse for it: its closest sentence stands in.
    known = np.where(contents.questioned, known, threes[:, 0])
    return Dense(threes[:, 0], threes @ SHARES, whole, known)


def score(own: Dense, bridge: Dense, words: Scores) -> Scores:
    """Return the score of each passage; only differences between scores mean anything."""
    legs = (own.closest, own.first_three, own.whole, own.known, words, bridge.first_three)
    weights = (CLOSEST, FIRST_THREE, WHOLE, KNOWN, WORDS, BRIDGE)
    return np.asarray(np.average(legs, axis=0, weights=weights) * sum(weights))


def bridged(
    vector: Vector,
    near: Sequence[tuple[str, float]],
    framework: Contents,
    vectors: Callable[[Sequence[str]], dict[str, Vector]],
) -> Vector:
    """Return the mean of the framework's passages nearest to the vector; itself where there are none."""
    records = (
        (framework.records[name], similarity) for name, similarity in near if name in framework.records
    )
    nearest = [(r.passage, s) for r, s in records if r.kind != "passage"][:BRIDGE_PASSAGES]
    if not nearest:
        return vector
    wholes = vectors(list({framework.whole[number] for number, _ in nearest}))
    # One that was swept away since the shelf was looked at has no vector any more.
    there = [(framework.whole[number], s) for number, s in nearest if framework.whole[number] in wholes]
    if not there:
        return vector
    weights = [np.exp((similarity - nearest[0][1]) / BRIDGE_FALL) for _, similarity in there]
    mean = np.average([wholes[name] for name, _ in there], axis=0, weights=weights)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def joined(whole: Scores, parts: Sequence[Scores], behind: float) -> Scores:
    """Let the best passage of each part of a question stand `behind` the best of the whole."""
    best = whole.max()
    return np.asarray(np.maximum.reduce([whole, *(best - behind - (part.max() - part) for part in parts)]))
