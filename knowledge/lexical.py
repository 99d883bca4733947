"""Word matching: BM25 over passages, with stems, one spelling for British and American, slips repaired."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import bm25s
import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from knowledge.words import STOPWORDS, content_words, is_english, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from knowledge.passages import Passage


class WordIndex:
    """Which passages hold which words. Held in memory; made anew when a shelf changes."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        texts = [words(f"{passage.place} {passage.text}") for passage in passages]
        self._stems = [frozenset(map(stem, text)) for text in texts]
        self._spread = Counter(one for stems in self._stems for one in stems)
        self._frequent = [word for word, _ in Counter(word for text in texts for word in text).most_common()]
        self._held = frozenset(self._frequent)
        self._bm25 = bm25s.BM25()
        if texts:
            tokens = [[stem(word) for word in text if word not in STOPWORDS] or [""] for text in texts]
            self._bm25.index(tokens, show_progress=False)

    def scores(self, text: str) -> NDArray[np.float64]:
        """Return the BM25 score of each passage, as a share of the rarity of all content words."""
        asked = content_words(text)
        known = [one for one in map(stem, asked) if self._spread[one]]
        if not known:
            return np.zeros(len(self._stems))
        scores: NDArray[np.float64] = np.asarray(self._bm25.get_scores(known), dtype=np.float64)
        return scores / sum(map(self._weight, asked))

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word; one that stands nowhere is the rarest."""
        return log(1 + len(self._stems) / (0.5 + self._spread[stem(word)]))

    def _weight(self, word: str) -> float:
        """Return what BM25 gives a word, so that all that was asked scores about 1 on any shelf."""
        holding = self._spread[stem(word)]
        return log(1 + (len(self._stems) - holding + 0.5) / (holding + 0.5))

    def knows(self, word: str) -> bool:
        """Say whether any passage holds the word, in whatever form."""
        return bool(self._spread[stem(word)])

    def holds(self, number: int, word: str) -> bool:
        """Say whether the passage of this number holds the word, in whatever form."""
        return stem(word) in self._stems[number]

    def repair(self, written: str) -> str | None:
        """Return the known word that this one is or is a slip of; None for one that is simply not held."""
        word = written.lower()
        if word in STOPWORDS or not self._held.isdisjoint(words(word)):
            return written
        # A slip may share its stem with a word that is held: “circuler” does, with “circulate”.
        known = written if any(self.knows(form) for form in words(word)) else None
        if is_english(word):
            return known
        slips = 1 if known or len(word) < 8 else 2
        nearest = extractOne(word, self._alike(word), scorer=DamerauLevenshtein.distance, score_cutoff=slips)
        return nearest[0] if nearest else known

    def _alike(self, word: str) -> Iterator[str]:
        """Yield words of about the same length, frequent ones first, so that they win a tie."""
        return (known for known in self._frequent if abs(len(known) - len(word)) <= 2)
