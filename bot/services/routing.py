"""Routing: whether a question is about the company's strategy, or about the framework and documents.

What a decision can answer (why, why not …) goes to the shelf that is likelier to hold the answer, and
to the strategy where one speaks of what one's own company decided, or names nothing else. Other questions
go to the strategy where it, or a document that was loaded with it, is found first in a search
over everything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.courtesy import courtesy
from bot.domain.question import shortened
from bot.domain.why import TOLD, Kind, asks_cost, asks_strategy, asks_who_decided, is_ours, kind_of
from bot.services.answering import unheard
from bot.services.explaining.marking import Marking
from bot.services.explaining.naming import is_bare, names_area_alone, quotes_decision
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.dossier import Edition
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
        marking = Marking(question.workspace, self._read(question), self._passages)
        heard = listen or unheard
        return marking.response(self._answering.answer(question, lambda reply: heard(marking.reply(reply))))

    def _read(self, question: Question) -> list[Edition]:
        """Return the strategies that somebody may read of."""
        return self._dossiers.current(question.workspace) if Shelf.COMPANY in question.shelves else []

    def _is_about_strategy(self, question: Question) -> bool:
        if not question.text.strip() or courtesy(question.text):
            return False
        editions = self._read(question)
        asked = shortened(question)
        if not editions:
            return False
        kind = kind_of(asked.text)
        told = kind in TOLD or asks_cost(asked.text) or asks_who_decided(asked.text)
        if asks_strategy(asked.text) or (told and is_bare(asked)):
            return True
        if any(quotes_decision(asked.text, edition.dossier.strategy) for edition in editions):
            return True
        if kind in TOLD:
            areas = [area for edition in editions for area in edition.dossier.strategy.areas]
            placed = kind is Kind.CONSEQUENCE and names_area_alone(asked, areas)
            ours = bool(asked.strategy) or is_ours(asked.text) or placed
            least = self._least_support if ours else self._support(asked, Shelf.FRAMEWORK)
            return self._support(asked, Shelf.COMPANY) > least
        found = self._passages.search(asked, 1).found
        return bool(found) and any(found[0].passage.document in one.titles for one in editions)

    def _support(self, question: Question, shelf: Shelf) -> float:
        """Return how likely a shelf is to answer a question."""
        return self._passages.search(replace(question, shelves=(shelf,)), 1).support
