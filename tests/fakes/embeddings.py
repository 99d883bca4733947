"""Embeddings without a model, and what tests want to know of embeddings."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.words import content_words, stem


class WordEmbeddings(Embeddings):
    """Texts that share words are near each other; a text always has the same vector, of length 1."""

    def __init__(self, dimensions: int = 64) -> None:
        self.dimensions = dimensions

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(self.dimensions)
        for word in content_words(text) or ["nothing"]:
            vector[crc32(stem(word).encode()) % self.dimensions] += 1.0
        return [float(value) for value in vector / np.linalg.norm(vector)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


class CountingEmbeddings(Embeddings):
    """Remembers every text that other embeddings were asked for."""

    def __init__(self, embeddings: Embeddings) -> None:
        self.embeddings = embeddings
        self.embedded: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return self.embeddings.embed_documents(texts)


class FailingEmbeddings(Embeddings):
    """Fails, like a process that is ended, after it has embedded so many lots of texts."""

    def __init__(self, embeddings: Embeddings, lots: int) -> None:
        self.embeddings = embeddings
        self.left = lots

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return self.embeddings.embed_documents(texts)
