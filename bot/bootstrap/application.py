"""The application: the services over what is opened, and the bot over the services."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from bot.bootstrap.opened import clock
from bot.bootstrap.strategic import LEAST_SUPPORT, Strategic
from bot.domain.question import Question
from bot.services.answering import Answering
from bot.services.conversation import Conversation
from knowledge.memory import give_back

if TYPE_CHECKING:
    from bot.adapters.database.questionnaires import SqlInstruments
    from bot.adapters.database.transactions import Database
    from bot.adapters.listening.rules import RulesListening
    from bot.services.disclosing import Disclosing
    from bot.services.interviewing import Interviewing
    from bot.services.ports import Dossiers, Listening
    from bot.services.reporting import Reporting, Summarising
    from bot.services.routing import Routing
    from bot.slack.running import Bot


class Application(Strategic):
    """The parts of Plumbline, wired."""

    @cached_property
    def answering(self) -> Answering:
        """What answers questions."""
        from bot.adapters.extractive import ExtractiveComposer

        return Answering(self.passages, ExtractiveComposer(self.passages), self._writer(), LEAST_SUPPORT)

    @cached_property
    def reporting(self) -> Reporting:
        """What makes scorecards."""
        from bot.services.reporting import Reporting

        return Reporting(self.passages, self.charts, self._summariser())

    @cached_property
    def interviewing(self) -> Interviewing:
        """What leads people through their interviews."""
        from bot.services.interviewing import Interviewing

        instruments = self._instruments(self.storage.database)
        storage = self.storage
        return Interviewing(storage.interviews, instruments, self.listening, storage.dossiers, clock)

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
    def disclosing(self) -> Disclosing:
        """What tells of interviews, also beside a bot that is running."""
        from bot.adapters.database.interviews import SqlInterviews
        from bot.services.disclosing import Disclosing

        return Disclosing(SqlInterviews(self.beside), self._instruments(self.beside))

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
            drafting=self.drafting,
            editing=self.editing,
            tracking=self.tracking,
            target_reports=self.target_reports,
            codebooks=self.codebooks,
            managers=self.managers,
            paths=self.paths,
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

    @cached_property
    def routing(self) -> Routing:
        """What answers any question from where it belongs, also beside a bot that is running."""
        return self._routing(self.dossiers)

    def _routing(self, dossiers: Dossiers) -> Routing:
        from bot.services.routing import Routing

        return Routing(self.answering, self._explaining(dossiers), dossiers, self.passages)

    def _instruments(self, database: Database) -> SqlInstruments:
        """Return the questionnaires of the catalogue, and those that interviews were begun with."""
        from bot.adapters.database.questionnaires import SqlInstruments
        from bot.adapters.instruments import CatalogueInstruments

        return SqlInstruments(database, CatalogueInstruments(self.catalogue))

    def _summariser(self) -> Summarising | None:
        if self.model is None:
            return None
        from bot.adapters.summarising import WritingSummary

        return WritingSummary(self.model)
