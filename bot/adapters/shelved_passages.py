"""Passages from the shelves in Chroma."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.domain.errors import UnavailableError
from knowledge.errors import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.question import Question
    from knowledge.passages import Findings, Passage
    from knowledge.retrieval import Retrieval


class ChromaPassages:
    """The Passages port over retrieval."""

    def __init__(self, retrieval: Retrieval) -> None:
        self._retrieval = retrieval

    def search(self, question: Question, limit: int) -> Findings:
        """Return up to `limit` passages, best first; none where nothing is indexed."""
        with _reached():
            return self._retrieval.search(
                question.text,
                question.history,
                question.workspace,
                question.shelves,
                limit,
                question.without,
            )

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        """Return one passage, or None where the workspace has none of that id."""
        with _reached():
            return self._retrieval.passage(passage_id, workspace)

    def standing(self, workspace: str, document: str) -> list[Passage]:
        """Return the passages of one document on the company's shelf, in order; none where it is missing."""
        with _reached():
            return self._retrieval.standing(document, workspace)


@contextmanager
def _reached() -> Iterator[None]:
    """Say of an index that is out of reach what the rest of the bot knows to try again."""
    try:
        yield
    except IndexUnavailableError as gone:
        raise UnavailableError(str(gone)) from gone
