"""Passages from the shelves in Chroma."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.question import Question
    from knowledge.passages import Findings, Passage
    from knowledge.retrieval import Retrieval


class ChromaPassages:
    """The Passages port over retrieval."""

    def __init__(self, retrieval: Retrieval) -> None:
        self._retrieval = retrieval

    def search(self, question: Question, limit: int) -> Findings:
        """Return up to `limit` passages, best first; none where nothing is indexed."""
        return self._retrieval.search(
            question.text, question.history, question.workspace, question.shelves, limit
        )

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        """Return one passage, or None where the workspace has none of that id."""
        return self._retrieval.passage(passage_id, workspace)
