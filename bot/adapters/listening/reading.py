"""Reading an answer: its sentences as they stand, their vectors, and its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.adapters.listening.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from knowledge.instrument import RatedQuestion

LONGEST = 4000
"""Characters. What is said beyond that is not read; nobody needs more to tell how things are."""
MOST_SENTENCES = 16
TOGETHER = 4
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
_SHOWN = {"\n", "\r", "\t", "\u200c", "\u200d", "\u00ad", "\ufe0f"}
"""Line ends, and joiners and hyphens that ordinary writing holds, in some languages and in emoji."""


@dataclass(frozen=True, slots=True)
class Read:
    """An answer as it is judged: `vectors` holds that of the whole, then one for each of the `pieces`."""

    text: str
    pieces: tuple[str, ...]
    vectors: NDArray[np.float32]
    terms: tuple[frozenset[str], ...]
    nearness: float
    """The closest cosine of the answer, or of a piece of it, to what the practice is about."""


class Reader:
    """Reads answers with one embedding model; what a practice is about is embedded once."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._about = lru_cache(maxsize=500)(self._embed_subject)

    def read(self, question: RatedQuestion, text: str) -> Read:
        """Read an answer to a practice's question."""
        kept = visible(text)[:LONGEST]
        pieces = pieces_of(kept)
        vectors = self._embed_alike([kept, *pieces])
        about = self._about(question)
        terms = tuple(map(terms_of, (kept, *pieces)))
        return Read(kept, tuple(pieces), vectors, terms, float((vectors @ about.T).max()))

    def anchors(self, question: RatedQuestion) -> NDArray[np.float32]:
        """Return the vectors of the five anchors."""
        return self._about(question)[:5]

    def _embed_subject(self, question: RatedQuestion) -> NDArray[np.float32]:
        return self._embed([*question.anchors, question.name, *question.listen_for])

    def _embed_alike(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts a few of similar length at a time: in one batch each costs as much as the longest."""
        by_length = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        vectors: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(texts)
        groups = [by_length[:1], *(by_length[at : at + TOGETHER] for at in range(1, len(texts), TOGETHER))]
        for group in groups:
            embedded = self._embed([texts[number] for number in group])
            for number, vector in zip(group, embedded, strict=True):
                vectors[number] = vector
        return np.array(vectors)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(self._embeddings.embed_documents(list(texts)), dtype=np.float32)


def visible(text: str) -> str:
    """Return a text without what cannot be seen, and with look-alikes of letters as the letters."""
    shown = (letter for letter in text if not _is_hidden(letter))
    return unicodedata.normalize("NFKC", "".join(shown))


def hides(text: str) -> bool:
    """Say whether a text holds characters that cannot be seen and have no business in it."""
    return any(_is_hidden(letter) for letter in text)


def sentences_of(text: str) -> list[str]:
    """Return the sentences and lines of a text, each as it stands in it."""
    parts = [part.strip() for part in _ENDS.split(text)]
    return [part for part in parts if any(map(str.isalnum, part))]


def pieces_of(text: str) -> list[str]:
    """Return the sentences of a text, the first and last ones where it is long; none where it is but one.

    Questions that somebody answers himself tell nothing, and are left out.
    """
    found = [one for one in sentences_of(text) if not one.endswith("?")]
    if len(found) > MOST_SENTENCES:
        found = [*found[: MOST_SENTENCES // 2], *found[-MOST_SENTENCES // 2 :]]
    return found if len(found) > 1 else []


def _is_hidden(letter: str) -> bool:
    return letter not in _SHOWN and unicodedata.category(letter) in _HIDDEN
