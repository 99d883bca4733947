"""Passages that a test puts on the shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.passages import Findings, Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.question import Question
    from knowledge.passages import Passage


class FakePassages:
    """Implements `Passages`: finds all there is on the shelves; `unsupported` words have no answer."""

    def __init__(self, passages: Sequence[Passage], unsupported: Sequence[str] = ()) -> None:
        self.passages = list(passages)
        self.unsupported = tuple(unsupported)
        self.asked: list[Question] = []

    def search(self, question: Question, limit: int) -> Findings:
        self.asked.append(question)
        found = [
            Found(passage, score=1.0, similarity=0.9)
            for passage in self.passages
            if passage.shelf in question.shelves
        ]
        unknown = any(word in question.text.lower() for word in self.unsupported)
        return Findings(tuple(found[:limit]), support=0.1 if unknown else 0.9)

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        del workspace
        return next((passage for passage in self.passages if passage.id == passage_id), None)
