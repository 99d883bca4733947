"""Routing: whether a question is about the company's strategy, or about the framework and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.courtesy import courtesy
from bot.domain.question import shortened
from bot.domain.why import TOLD, kind_of
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.answering import Answering, Listener
    from bot.services.explaining import Explaining
    from bot.services.ports import Dossiers, Passages


class Routing:
    """Answers from the strategy where a search over everything finds it first, and else as ever.

    So it does where a company's document is found first, and a decision can answer what is asked. Nobody has
    to say what a question is about; the sources of the answer show where it comes from.
    """

    def __init__(
        self, answering: Answering, explaining: Explaining, dossiers: Dossiers, passages: Passages
    ) -> None:
        self._answering = answering
        self._explaining = explaining
        self._dossiers = dossiers
        self._passages = passages

    def answer(self, question: Question, listen: Listener | None = None) -> Response:
        """Answer a question. `listen` is called with the reply so far, while it is being written."""
        if self._is_about_strategy(question):
            return self._explaining.explain(question).response
        return self._answering.answer(question, listen)

    def _is_about_strategy(self, question: Question) -> bool:
        if Shelf.COMPANY not in question.shelves or not question.text.strip() or courtesy(question.text):
            return False
        strategies = {edition.title for edition in self._dossiers.current(question.workspace)}
        found = self._passages.search(shortened(question), 1).found if strategies else ()
        if not found or found[0].passage.shelf is not Shelf.COMPANY:
            return False
        return found[0].passage.document in strategies or kind_of(question.text) in TOLD
