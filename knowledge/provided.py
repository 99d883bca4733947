"""Embeddings of a provider's, chosen by their name through LangChain."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from langchain_core.embeddings import Embeddings

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class ProvidedEmbeddings(Embeddings):
    """Embeddings by `provider:model`. Raises KnowledgeError where they can't be had."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._embeddings = self._tried(lambda: _opened(name))

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one text."""
        return self._tried(lambda: self._embeddings.embed_query(text))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text, in order."""
        return self._tried(lambda: self._embeddings.embed_documents(texts))

    def _tried(self, call: Callable[[], T]) -> T:
        try:
            return call()
        except Exception as failure:
            # Every provider has exceptions of its own; to us they are one: no vectors.
            raise KnowledgeError(
                f"The embeddings {self.name} can't be used ({type(failure).__name__}). Check "
                "PLUMBLINE_EMBEDDINGS, and the provider's package, key and address."
            ) from failure


def _opened(name: str) -> Embeddings:
    from langchain.embeddings import init_embeddings  # noqa: PLC0415 - slow to import, and seldom wanted

    chosen = init_embeddings(name)
    if not isinstance(chosen, Embeddings):
        raise TypeError(name)
    return chosen
