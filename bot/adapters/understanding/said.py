"""What was said to the five questions: sentences and clauses as they stand, with their vectors and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening.reading import LONGEST, sentences_of
from knowledge.words import content_words, stem, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from bot.domain.dossier import OwnWords

    Floats = NDArray[np.float32]

WHAT, WHY, WHY_NOT, AREA, BLOCKS = (
    "what_is_it",
    "why_this",
    "why_not_otherwise",
    "for_my_area",
    "what_blocks",
)
MOST_PIECES: Final = 40
"""Of one answer; what is said beyond that is not read."""
_CLAUSE: Final = re.compile(r"[,;:]\s+|\s+[–—-]\s+|\s+and\s+")


@dataclass(frozen=True)
class Piece:
    """A sentence or a clause of one, as it stands in an answer."""

    text: str
    sentence: str
    vector: Floats

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of what it is about."""
        return frozenset(stems(self.text))


@dataclass(frozen=True)
class Said:
    """What was said to one question."""

    text: str
    sentences: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    """The sentences, and the clauses of those that have several."""

    @property
    def length(self) -> int:
        """How many words that tell something were said."""
        return len(content_words(self.text))


def listened(answers: OwnWords, embeddings: Embeddings) -> dict[str, Said]:
    """Read all answers, by the name of their question."""
    texts = {name: text[:LONGEST] for name, text in answers.model_dump().items()}
    cut = {name: _cut(text)[:MOST_PIECES] for name, text in texts.items()}
    vectors = _vectors([text for pieces in cut.values() for text, _ in pieces], embeddings)
    return {name: _said(text, cut[name], vectors) for name, text in texts.items()}


def embed(texts: Sequence[str], embeddings: Embeddings) -> Floats:
    """Return a row for each text; none for no texts."""
    vectors = embeddings.embed_documents(list(texts)) if texts else [[]]
    return np.asarray(vectors, dtype=np.float32)[: len(texts)]


def _vectors(texts: Sequence[str], embeddings: Embeddings) -> dict[str, Floats]:
    known = list(dict.fromkeys(texts))
    return dict(zip(known, embed(known, embeddings), strict=True))


def _said(text: str, cut: Sequence[tuple[str, str]], vectors: Mapping[str, Floats]) -> Said:
    pieces = tuple(Piece(part, sentence, vectors[part]) for part, sentence in cut)
    return Said(text, tuple(one for one in pieces if one.text == one.sentence), pieces)


def _cut(text: str) -> list[tuple[str, str]]:
    """Return the sentences, each before its clauses, all with the sentence that they stand in."""
    found: list[tuple[str, str]] = []
    for sentence in sentences_of(text):
        clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
        telling = [clause for clause in clauses if any(map(stem, content_words(clause)))]
        found += [(sentence, sentence), *((clause, sentence) for clause in telling if clause != sentence)]
    return found
