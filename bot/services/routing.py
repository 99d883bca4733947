"""Routing: whether a question is about the company's strategy, or about the framework and documents.

Where the words do not tell by themselves, a question goes to where it leans by what is found for it on each
shelf; what another document of the company answers stays with the documents.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.contents import contents_of
from bot.domain.courtesy import courtesy
from bot.domain.kinds import kind_of
from bot.domain.question import shortened
from bot.domain.reply import NoAnswer, Reason, Reply
from bot.domain.why import TOLD, asks_cost, asks_strategy, asks_total, asks_who_decided
from bot.services.answering import unheard
from bot.services.explaining.belonging import among_own, own
from bot.services.explaining.marking import Marking
from bot.services.explaining.naming import is_bare, quotes_decision
from bot.services.leaning import LOOKED_AT, leans_to_strategy, signs
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Edition
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.answering import Answering, Listener
    from bot.services.explaining import Explaining
    from bot.services.ports import Dossiers, Passages
    from knowledge.passages import Findings


class Routing:
    """Answers from the strategy what is asked about it, and everything else as ever.

    Nobody has to say what a question is about; the sources of the answer show where it comes from.
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
        if self.is_about_strategy(question):
            return self._explaining.explain(question, listen or unheard).response
        editions, heard = self._read(question), listen or unheard
        marking = Marking(question.workspace, own(question, editions), self._passages)
        asked = among_own(question, editions)
        response = self._answering.answer(asked, lambda reply: heard(marking.reply(reply)))
        if editions and isinstance(response, NoAnswer) and response.reason is Reason.NO_SUPPORT:
            explained = self._explaining.explain(question, heard).response
            return explained if isinstance(explained, Reply) else response
        return marking.response(response)

    def _read(self, question: Question) -> list[Edition]:
        """Return the strategies that somebody may read of."""
        return self._dossiers.current(question.workspace) if Shelf.COMPANY in question.shelves else []

    def is_about_strategy(self, question: Question) -> bool:
        """Say whether a question is answered from the strategy."""
        if not question.text.strip() or courtesy(question.text):
            return False
        editions = self._read(question)
        asked = among_own(shortened(question), editions)
        if not editions or question.about_strategy:
            return bool(editions)
        return _is_said(asked, editions) or self._leans(asked, editions)

    def _leans(self, asked: Question, editions: Sequence[Edition]) -> bool:
        company, framework = (self._found(asked, shelf) for shelf in (Shelf.COMPANY, Shelf.FRAMEWORK))
        if not company.found:
            return False
        here = any(company.found[0].passage.document in one.titles for one in editions)
        return (here or kind_of(asked.text) in TOLD) and leans_to_strategy(signs(asked, company, framework))

    def _found(self, question: Question, shelf: Shelf) -> Findings:
        return self._passages.search(replace(question, shelves=(shelf,)), LOOKED_AT)


def _is_said(asked: Question, editions: Sequence[Edition]) -> bool:
    """Say whether the words tell by themselves: of the whole strategy, any decision, or one word by word."""
    told = kind_of(asked.text) in TOLD or asks_cost(asked.text) or asks_who_decided(asked.text)
    if asks_strategy(asked.text) or asks_total(asked.text) or (told and is_bare(asked)):
        return True
    if contents_of(asked.text, (area.name for one in editions for area in one.dossier.strategy.areas)):
        return True
    return any(quotes_decision(asked.text, edition.dossier.strategy) for edition in editions)
