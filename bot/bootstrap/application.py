"""The application: the services over what is opened, and the bot over the services."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from bot.bootstrap.opened import Opened, clock
from bot.domain.question import Question
from bot.services.answering import Answering
from bot.services.conversation import Conversation
from bot.services.loading import Loading
from bot.services.routing import Routing
from knowledge.memory import give_back

if TYPE_CHECKING:
    from bot.adapters.database.questionnaires import SqlInstruments
    from bot.adapters.database.transactions import Database
    from bot.adapters.listening.rules import RulesListening
    from bot.services.answering import Composer
    from bot.services.codebooks import Codebooks
    from bot.services.coding import Coding
    from bot.services.disclosing import Disclosing
    from bot.services.explaining import Explaining
    from bot.services.interviewing import Interviewing
    from bot.services.ports import Dossiers, Listening
    from bot.services.reporting import Reporting, Summarising
    from bot.services.walking import Walking
    from bot.slack.running import Bot

LEAST_SUPPORT = 0.2
"""Questions are refused where an answer is less likely; `plumbline evals run refusals` says what it costs."""


class Application(Opened):
    """The parts of Plumbline, wired."""

    @cached_property
    def answering(self) -> Answering:
        """What answers questions."""
        from bot.adapters.extractive import ExtractiveComposer

        return Answering(self.passages, ExtractiveComposer(self.passages), self._writer(), LEAST_SUPPORT)

    @cached_property
    def reporting(self) -> Reporting:
        """What makes scorecards."""
        from bot.adapters.charts import MatplotlibCharts
        from bot.services.reporting import Reporting

        return Reporting(self.passages, MatplotlibCharts(), self._summariser())

    @cached_property
    def interviewing(self) -> Interviewing:
        """What leads people through their interviews."""
        from bot.services.interviewing import Interviewing

        instruments = self._instruments(self.storage.database)
        return Interviewing(self.storage.interviews, instruments, self.listening, clock)

    @cached_property
    def listening(self) -> Listening:
        """What makes something of answers in free words."""
        if self.model is None:
            return self._plain_listening
        from bot.adapters.listening.written import ModelListening

        return ModelListening(self.model, self._plain_listening)

    @cached_property
    def _plain_listening(self) -> RulesListening:
        from bot.adapters.listening.rules import RulesListening

        return RulesListening(self.packaged_embeddings)

    @cached_property
    def coding(self) -> Coding:
        """What codes answers about the strategy, also beside a bot that is running."""
        return self._coding(self.dossiers)

    @cached_property
    def disclosing(self) -> Disclosing:
        """What tells of interviews, also beside a bot that is running."""
        from bot.adapters.database.interviews import SqlInterviews
        from bot.services.disclosing import Disclosing

        return Disclosing(SqlInterviews(self.beside), self._instruments(self.beside))

    @cached_property
    def explaining(self) -> Explaining:
        """What answers questions about the company's strategy, also beside a bot that is running."""
        return self._explaining(self.dossiers)

    @cached_property
    def loading(self) -> Loading:
        """What takes dossiers in, also while a bot is running on the same database."""
        return self._loading(self.dossiers)

    @cached_property
    def walking(self) -> Walking:
        """What leads people through decisions."""
        from bot.services.walking import Walking

        return Walking(self.storage.walks, self.storage.dossiers, clock)

    @cached_property
    def bot(self) -> Bot:
        """The bot, ready to run. Raises SettingsError where Slack's tokens are missing or refused."""
        from bot.slack.running import Bot, connect

        slack = connect(self.settings.slack_api_url, self.secret("slack_bot_token"))
        conversation = Conversation(self._routing(self.storage.dossiers), self.storage.turns, clock)
        return Bot.assembled(
            slack,
            conversation,
            self.storage.turns,
            self.storage.deliveries,
            clock,
            interviewing=self.interviewing,
            reporting=self.reporting,
            walking=self.walking,
            loading=self._loading(self.storage.dossiers),
            codebooks=self._codebooks(self._coding(self.storage.dossiers)),
            facilitators=self.settings.facilitators,
            streams=self.settings.model is not None,
            workers=self.settings.workers,
            chores=(self.storage.purge,),
            signing_secret=self.secret("slack_signing_secret"),
        )

    def warm_up(self) -> None:
        """Open what the first question, answer and picture would wait for; give back what opening it took."""
        from knowledge.instrument import Side

        import_module("bot.adapters.drawing")
        self.answering.answer(Question("What is strategic alignment?", self.settings.workspace))
        practice = self.catalogue.instrument("samm").practices[0]
        self._plain_listening.listen(practice, Side.BUSINESS, ["We meet every month. Minutes follow."])
        give_back()

    def _coding(self, dossiers: Dossiers) -> Coding:
        from bot.adapters.understanding.rules import RulesJudging
        from bot.services.coding import Coding

        rules = RulesJudging(self.packaged_embeddings)
        if self.model is None:
            return Coding(dossiers, rules)
        from bot.adapters.understanding.written import ModelJudging

        return Coding(dossiers, rules, ModelJudging(self.model, rules))

    def _codebooks(self, coding: Coding) -> Codebooks:
        from bot.services.codebooks import UNDERSTANDING, Codebooks, UnderstandingCodebook

        return Codebooks({UNDERSTANDING: UnderstandingCodebook(coding)})

    def _loading(self, dossiers: Dossiers) -> Loading:
        from bot.adapters.dossier_archive import ZipArchives
        from bot.adapters.dossier_shelf import LibraryShelf

        return Loading(dossiers, LibraryShelf(self.library), ZipArchives())

    def _explaining(self, dossiers: Dossiers) -> Explaining:
        from bot.services.explaining import Explaining

        return Explaining(dossiers, self.passages, self._writer(), LEAST_SUPPORT)

    def _routing(self, dossiers: Dossiers) -> Routing:
        return Routing(self.answering, self._explaining(dossiers), dossiers, self.passages)

    def _instruments(self, database: Database) -> SqlInstruments:
        """Return the questionnaires of the catalogue, and those that interviews were begun with."""
        from bot.adapters.database.questionnaires import SqlInstruments
        from bot.adapters.instruments import CatalogueInstruments

        return SqlInstruments(database, CatalogueInstruments(self.catalogue))

    def _writer(self) -> Composer | None:
        if self.model is None:
            return None
        from bot.adapters.written import WritingComposer

        return WritingComposer(self.model, self.settings.model_context)

    def _summariser(self) -> Summarising | None:
        if self.model is None:
            return None
        from bot.adapters.summarising import WritingSummary

        return WritingSummary(self.model)
