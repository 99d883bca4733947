"""Routing: whether a question is about the company's strategy, or about the framework and documents.

What a decision can answer (why, why not …) goes to the shelf that is likelier to hold the answer, and
to the strategy where one speaks of what the own company decided. Other questions go to the strategy where a
search over everything finds it first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.courtesy import courtesy
from bot.domain.question import shortened
from bot.domain.why import TOLD, is_ours, kind_of
from bot.services.answering import unheard
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.answering import Answering, Listener
    from bot.services.explaining import Explaining
    from bot.services.ports import Dossiers, Passages


class Routing:
    """Answers from the strategy what is asked about it, and everything else as ever.

    Nobody has to say what a question is about; the sources of the answer show where it comes from.
    """

    def __init__(
        self, answering: Answering, explaining: Explaining, dossiers: Dossiers, passages: Passages
    ) -> None:
        self._answering = answering
        self._explaining = explaining
        self._least_support = explaining.least_support
        self._dossiers = dossiers
        self._passages = passages

    def answer(self, question: Question, listen: Listener | None = None) -> Response:
        """Answer a question. `listen` is called with the reply so far, while it is being written."""
        if self._is_about_strategy(question):
            return self._explaining.explain(question, listen or unheard).response
        return self._answering.answer(question, listen)

    def _is_about_strategy(self, question: Question) -> bool:
        if Shelf.COMPANY not in question.shelves or not question.text.strip() or courtesy(question.text):
            return False
        strategies = {edition.title for edition in self._dossiers.current(question.workspace)}
        asked = shortened(question)
        if not strategies:
            return False
        if kind_of(asked.text) in TOLD:
            company = self._support(asked, Shelf.COMPANY)
            least = self._least_support if is_ours(asked.text) else self._support(asked, Shelf.FRAMEWORK)
            return company > least
        found = self._passages.search(asked, 1).found
        return bool(found) and found[0].passage.document in strategies

    def _support(self, question: Question, shelf: Shelf) -> float:
        """Return how likely a shelf is to answer a question."""
        return self._passages.search(replace(question, shelves=(shelf,)), 1).support
