"""Searching one shelf, and putting the results of several shelves together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from knowledge.passages import Found, Hit, Shelf
from knowledge.ranking import dense, joined, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from knowledge.asked import Asked, Variant
    from knowledge.index import Collection, Contents, Manifest
    from knowledge.lexical import WordIndex
    from knowledge.passages import Passage

    Scores = NDArray[np.float64]

NEAREST = 250
TERMS_SHARE = 0.6
PART_BEHIND = 1.0
OWN = 0.6
"""How much a follow-up counts alone, beside all that was said."""
OURS = 5.0
"""What a company's passages gain where its own affairs are asked about; the best stand 5 above the tenth."""
_OURS = re.compile(
    r"\b(?:ours?|(?:did|have|had|were|do) we (?:already |ever |actually |originally )?"
    r"(?:choose|chosen|decide|decided|pick|picked|buy|bought|agree|agreed|plan|planned|change|changed|move|moved)|"
    r"we(?:'ve)? (?:chose|decided|picked|bought|agreed|planned|changed|moved))\b",
    re.IGNORECASE,
)
MOST_HITS = 12
DOUBT = 1.5
"""By how much a passage must score above another to be e times as likely to answer."""


@dataclass(frozen=True, slots=True)
class View:
    """A shelf as it was when last looked at, ready to be searched.

    `versions` are those of the documents that it shows, None where it shows all that stands there.
    """

    collection: Collection
    manifest: Manifest
    contents: Contents
    words: WordIndex
    versions: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """What a shelf has to say to a question: score and closest cosine of each passage, and the hits."""

    view: View
    scores: Scores
    closest: Scores
    hits: dict[int, list[Hit]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage of a shelf in a ranking."""

    shelf: Searched
    number: int
    score: float

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.shelf.view.contents.passages[self.number]

    @property
    def closest(self) -> float:
        """The cosine of what is closest to the question in it."""
        return float(self.shelf.closest[self.number])

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Its sentences that came up, closest first."""
        return tuple(self.shelf.hits.get(self.number, ())[:MOST_HITS])

    def holds(self, word: str) -> bool:
        """Say whether it holds the word, in whatever form."""
        return self.shelf.view.words.holds(self.number, word)

    def shelf_knows(self, word: str) -> bool:
        """Say whether any passage of its shelf holds the word."""
        return self.shelf.view.words.knows(word)

    def rarity(self, word: str) -> float:
        """Return how rare the word is on its shelf."""
        return self.shelf.view.words.rarity(word)

    def found(self, score: float, likelihood: float) -> Found:
        """Return it as a search result with this score and likelihood."""
        return Found(self.passage, score, self.closest, self.hits, likelihood)


def search(view: View, asked: Asked, vectors: NDArray[np.float32], bridges: NDArray[np.float32]) -> Searched:
    """Score every passage of a shelf. `vectors` and `bridges` belong to `asked.texts`, in order."""
    near = view.collection.nearest(np.concatenate([vectors, bridges]), NEAREST, view.versions)
    denses = [dense(some, view.contents) for some in near]
    half = len(asked.texts)
    scores = {
        text: score(denses[number], denses[half + number], view.words.scores(text))
        for number, text in enumerate(asked.texts)
    }
    closest = np.maximum.reduce([one.closest for one in denses[:half]])
    together = _together(asked, scores)
    if view.collection.shelf is Shelf.COMPANY and _OURS.search(asked.whole.own):
        together = together + OURS
    return Searched(view, together, closest, _hits(near[:half], view.contents))


def rank(searched: Iterable[Searched]) -> list[Ranked]:
    """Put the passages of all shelves in one order, best first."""
    ranked = (
        Ranked(shelf, number, float(score)) for shelf in searched for number, score in enumerate(shelf.scores)
    )
    return sorted(ranked, key=lambda one: -one.score)


def best(ranked: Sequence[Ranked], limit: int) -> tuple[Found, ...]:
    """Return the first of a ranking, with scores from 1 for the best of all to 0 for the last of all."""
    top, bottom = ranked[0].score, ranked[-1].score
    odds = [exp((one.score - top) / DOUBT) for one in ranked[:limit]]
    return tuple(
        one.found((one.score - bottom) / (top - bottom or 1.0), odd / sum(odds))
        for one, odd in zip(ranked, odds, strict=False)
    )


def _together(asked: Asked, scores: Mapping[str, Scores]) -> Scores:
    """Weigh all that was said with what a follow-up says alone; the best of each part stands up as well."""
    whole = _weighed(asked.whole, scores)
    if asked.own is not None:
        whole = (whole + OWN * _weighed(asked.own, scores)) / (1 + OWN)
    return joined(whole, [_together(part, scores) for part in asked.parts], PART_BEHIND)


def _weighed(variant: Variant, scores: Mapping[str, Scores]) -> Scores:
    return (1 - TERMS_SHARE) * scores[variant.own] + TERMS_SHARE * scores[variant.terms]


def _hits(near: Sequence[Sequence[tuple[str, float]]], contents: Contents) -> dict[int, list[Hit]]:
    """Gather the sentences that came up, by passage, closest first."""
    hits: dict[int, dict[str, float]] = {}
    for some in near:
        for name, similarity in some:
            record = contents.records.get(name)
            if record is not None and record.kind == "sentence":
                known = hits.setdefault(record.passage, {})
                known[record.text] = max(similarity, known.get(record.text, -1.0))
    return {
        number: [Hit(text, similarity) for text, similarity in sorted(texts.items(), key=lambda one: -one[1])]
        for number, texts in hits.items()
    }
