"""Retrieval: from a question to the passages that answer it.

A question is searched for in its own words with slips repaired, again in the field's terms where it has
everyday words, and part by part where it has several. The framework serves as a bridge: what its passages on
the subject are like helps to find a company's passages on it, though they share no word with the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from knowledge.asked import Asked
from knowledge.attuning import attuned
from knowledge.errors import KnowledgeError
from knowledge.passages import Findings, Shelf
from knowledge.ranking import bridged
from knowledge.searching import Ranked, best, rank, search
from knowledge.support import Signs, signs, support
from knowledge.views import Views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from knowledge.index import Shelves
    from knowledge.passages import Passage

BRIDGE_NEAREST = 30


class Retrieval:
    """Searches the shelves. Safe to use from several threads."""

    def __init__(self, shelves: Shelves, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._views = Views(shelves)

    def search(  # noqa: PLR0913, PLR0917 - what is asked, and where it is looked for
        self,
        question: str,
        history: tuple[str, ...],
        workspace: str,
        shelves: Sequence[Shelf],
        limit: int,
        without: frozenset[str] = frozenset(),
    ) -> Findings:
        """Return up to `limit` passages of these shelves, best first; none where nothing is indexed.

        `without` are folders whose documents are left out, as if they stood nowhere.
        """
        found = self._ranked(question, history, workspace, shelves, without)
        if found is None:
            return Findings((), 0.0)
        asked, vector, ranked, embedding = found
        return Findings(best(ranked, limit), support(signs(ranked, asked), vector, embedding))

    def evidence(self, question: str, workspace: str, shelves: Sequence[Shelf]) -> tuple[Signs, list[float]]:
        """Return what support is judged by: the signs and the question's vector.

        Raises KnowledgeError where nothing stands on the shelves.
        """
        found = self._ranked(question, (), workspace, shelves)
        if found is None:
            raise KnowledgeError("There is nothing on these shelves.")
        asked, vector, ranked, _ = found
        return signs(ranked, asked), vector

    def passage(self, passage_id: str, workspace: str) -> Passage | None:
        """Return one passage, from whichever shelf of the workspace it stands on."""
        shelved = (self._views.view(shelf, workspace).contents.passages for shelf in Shelf)
        return next((passage for some in shelved for passage in some if passage.id == passage_id), None)

    def standing(self, document: str, workspace: str) -> list[Passage]:
        """Return the passages of one document on the company's shelf, by its title."""
        shelved = self._views.view(Shelf.COMPANY, workspace).contents.passages
        return [passage for passage in shelved if passage.document == document]

    def _ranked(
        self,
        question: str,
        history: tuple[str, ...],
        workspace: str,
        shelves: Sequence[Shelf],
        without: frozenset[str] = frozenset(),
    ) -> tuple[Asked, list[float], list[Ranked], str] | None:
        """Rank all passages.

        Returns the question as it was searched for, its vector, the ranking, and whose vectors they are.
        """
        looked_at = (self._views.part(shelf, workspace, without) for shelf in shelves)
        views = [view for view in looked_at if view.contents.passages]
        if not views:
            return None
        asked = Asked.of(question, history, [view.words for view in views])
        # Some models embed questions differently from documents.
        vectors = np.array([self._embeddings.embed_query(text) for text in asked.texts], dtype=np.float32)
        bridges = self._bridges(vectors, workspace)
        towards = attuned(vectors, views[0].manifest.embedding)
        ranked = rank(search(view, asked, towards, bridges) for view in views)
        return asked, vectors[0].tolist(), ranked, views[0].manifest.embedding

    def _bridges(self, vectors: NDArray[np.float32], workspace: str) -> NDArray[np.float32]:
        """Return for each vector what the framework's passages on it are like."""
        framework = self._views.view(Shelf.FRAMEWORK, workspace)
        near = framework.collection.nearest(vectors, BRIDGE_NEAREST)
        return np.array(
            [
                bridged(vector, some, framework.contents, framework.collection.vectors)
                for vector, some in zip(vectors, near, strict=True)
            ],
            dtype=np.float32,
        )
