"""Passages that a test puts on the shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import UnavailableError
from knowledge.passages import Findings, Found, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.question import Question
    from knowledge.passages import Hit, Passage


class FakePassages:
    """Implements `Passages`: finds all there is on the shelves; `unsupported` words have no answer.

    What stands on a shelf is as near to every question as `nearness` says.
    What stands on the company's shelf belongs to `workspace`, or to everybody where none is named. What has
    an id like `two-mills/sum` belongs to the documents of that strategy.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        unsupported: Sequence[str] = (),
        workspace: str | None = None,
        hits: Sequence[Hit] = (),
        nearness: Mapping[Shelf, float] | None = None,
    ) -> None:
        self.passages = list(passages)
        self.hits = tuple(hits)
        self.nearness = nearness or {}
        self.unsupported = tuple(unsupported)
        self.workspace = workspace
        self.asked: list[Question] = []
        self.out_of_reach = False

    def search(self, question: Question, limit: int) -> Findings:
        self.asked.append(question)
        if self.out_of_reach:
            raise UnavailableError("The index can't be reached.")
        found = [
            Found(passage, score=1.0, similarity=self.nearness.get(passage.shelf, 0.9), hits=self.hits)
            for passage in self._readable(question.workspace)
            if passage.shelf in question.shelves and passage.id.split("/")[0] not in question.without
        ]
        if not found:
            return Findings((), support=0.0)
        unknown = any(word in question.text.lower() for word in self.unsupported)
        return Findings(tuple(found[:limit]), support=0.1 if unknown else 0.9)

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        return next((one for one in self._readable(workspace) if one.id == passage_id), None)

    def standing(self, workspace: str, document: str) -> list[Passage]:
        company = [one for one in self._readable(workspace) if one.shelf is Shelf.COMPANY]
        return [one for one in company if one.document == document]

    def _readable(self, workspace: str) -> list[Passage]:
        theirs = self.workspace in {None, workspace}
        return [passage for passage in self.passages if theirs or passage.shelf is Shelf.FRAMEWORK]
