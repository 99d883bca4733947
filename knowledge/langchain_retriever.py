"""Retrieval as a LangChain retriever, for chains and agents built elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun

    from knowledge.passages import Found


class PassageRetriever(BaseRetriever):
    """Finds passages for `invoke(question)`, best first; none where nothing is indexed.

    Each document's `id` is the passage's. Its metadata hold `shelf`, `document`, `heading` (the path of
    headings above it), `score` (relative to the best of the same search, 0 to 1) and `similarity` (a cosine).
    """

    retrieval: Retrieval
    workspace: str
    shelves: tuple[Shelf, ...] = tuple(Shelf)
    limit: int = 8

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        findings = self.retrieval.search(query, (), self.workspace, self.shelves, self.limit)
        return list(map(_document, findings.found))


def _document(found: Found) -> Document:
    passage = found.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "shelf": str(passage.shelf),
            "document": passage.document,
            "heading": list(passage.heading),
            "score": found.score,
            "similarity": found.similarity,
        },
    )
