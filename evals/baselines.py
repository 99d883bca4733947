"""Baselines: what a tutorial builds in an afternoon, and plain word matching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bm25s
import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.documents import passages
from knowledge.index import Entry, Prepared, Shelves, Stand
from knowledge.passages import Passage, Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langchain_core.embeddings import Embeddings

    from knowledge.documents import Document

CHUNK, OVERLAP = 1000, 200
_NAME = "tutorial"


class TutorialBot:
    """Chunks of 1,000 characters in a Chroma collection, searched by the cosine of whole chunks."""

    def __init__(self, texts: Sequence[str], embeddings: Embeddings, folder: Path) -> None:
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
        self._embeddings = embeddings
        self._collection = Shelves(folder, _NAME).collection(Shelf.COMPANY, _NAME)
        self._collection.put([_prepared(chunks)], embeddings.embed_documents, lambda _: None)
        contents = self._collection.contents(self._collection.manifest())
        self._texts = {name: record.text for name, record in contents.records.items()}

    def rank(self, question: str, limit: int) -> list[str]:
        """Return the texts of the nearest chunks, nearest first."""
        vector = np.array([self._embeddings.embed_query(question)], dtype=np.float32)
        # One more than wanted: the collection's own manifest may be among the nearest.
        [near] = self._collection.nearest(vector, limit + 1)
        return [self._texts[name] for name, _ in near if name in self._texts][:limit]


class WordMatching:
    """BM25 over the same passages that Plumbline cuts, with their headings; plain words, no repair."""

    def __init__(self, documents: Sequence[Document]) -> None:
        found = [passage for document in documents for passage in passages(document, Shelf.COMPANY)]
        self._texts = [passage.text for passage in found]
        self._bm25 = bm25s.BM25()
        self._bm25.index(_words([f"{one.place}\n{one.text}" for one in found]), show_progress=False)

    def rank(self, question: str, limit: int) -> list[str]:
        """Return the texts of the best matches, best first."""
        numbers, _ = self._bm25.retrieve(
            _words([question]), k=min(limit, len(self._texts)), show_progress=False
        )
        return [self._texts[number] for number in numbers[0].tolist()]


def _words(texts: list[str]) -> list[list[str]]:
    words = bm25s.tokenize(texts, stopwords="en", return_ids=False, show_progress=False)
    return [list(some) for some in words]


def _prepared(chunks: Sequence[str]) -> Prepared:
    whole = [Passage(str(number), Shelf.COMPANY, _NAME, (), chunk) for number, chunk in enumerate(chunks)]
    stands = tuple(Stand("passage", one.text, one.text, one) for one in whole)
    return Prepared(Entry(_NAME, _NAME, "1", len(stands), len(stands), ""), stands)
