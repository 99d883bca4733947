"""The composition root: makes the application out of the settings, each part when it is first needed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from bot.domain.question import Question
from bot.services.answering import Answering
from bot.services.conversation import Conversation
from bot.services.loading import Loading
from bot.services.routing import Routing
from knowledge.memory import give_back

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from pydantic import SecretStr
    from sqlalchemy import Engine

    from bot.adapters.database.dossiers import SqlDossiers
    from bot.adapters.database.questionnaires import SqlInstruments
    from bot.adapters.database.storage import Storage
    from bot.adapters.database.transactions import Database
    from bot.adapters.listening.rules import RulesListening
    from bot.adapters.shelved_passages import ChromaPassages
    from bot.services.answering import Composer
    from bot.services.coding import Coding
    from bot.services.disclosing import Disclosing
    from bot.services.explaining import Explaining
    from bot.services.interviewing import Interviewing
    from bot.services.ports import Dossiers, Listening
    from bot.services.reporting import Reporting, Summarising
    from bot.services.walking import Walking
    from bot.settings import Settings
    from bot.slack.running import Bot
    from knowledge.index import Shelves
    from knowledge.instruments import Catalogue
    from knowledge.library import Library

LEAST_SUPPORT = 0.2
"""Questions are refused where an answer is less likely; `plumbline evals run refusals` says what it costs."""


def build(settings: Settings) -> Application:
    """Return the application that the settings describe."""
    return Application(settings)


def clock() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class Application:
    """The parts of Plumbline, wired. Chroma, LangChain and the database are imported when first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def embeddings(self) -> Embeddings:
        """The embedding model."""
        if self.settings.embeddings is None:
            from knowledge.prebuilt import PrebuiltEmbeddings

            return PrebuiltEmbeddings()
        from knowledge.provided import ProvidedEmbeddings

        return ProvidedEmbeddings(self.settings.embeddings)

    @property
    def embeddings_name(self) -> str:
        """What the embedding model is called; an index remembers which one built it."""
        from knowledge.embedding import NAME

        return self.settings.embeddings or NAME

    @cached_property
    def shelves(self) -> Shelves:
        """The index."""
        from knowledge.index import Shelves

        return Shelves(self.settings.chroma_url or self.settings.index_folder, self.embeddings_name)

    @cached_property
    def library(self) -> Library:
        """What puts documents on the shelves; the framework stands there already."""
        from knowledge.documents import corpus, corpus_digests
        from knowledge.library import Library

        library = Library(self.shelves, self.embeddings)
        if not library.holds_framework(corpus_digests()):
            library.fill_framework(corpus(), lambda _: None)
        return library

    @cached_property
    def passages(self) -> ChromaPassages:
        """What is searched."""
        from bot.adapters.shelved_passages import ChromaPassages
        from knowledge.retrieval import Retrieval

        return ChromaPassages(Retrieval(self.library.shelves, self.embeddings))

    @cached_property
    def answering(self) -> Answering:
        """What answers questions."""
        from bot.adapters.extractive import ExtractiveComposer

        return Answering(self.passages, ExtractiveComposer(self.passages), self._writer(), LEAST_SUPPORT)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The instruments, those of the company included."""
        from knowledge.instruments import catalogue

        return catalogue(self.settings.instruments_folder)

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
        if self.settings.model is None:
            return self._plain_listening
        from bot.adapters.language_model import LangChainModel
        from bot.adapters.listening.written import ModelListening

        model = LangChainModel(self.settings.model, self.settings.model_timeout)
        return ModelListening(model, self._plain_listening)

    @cached_property
    def _plain_listening(self) -> RulesListening:
        from bot.adapters.listening.rules import RulesListening
        from knowledge.embedding import PackagedEmbeddings

        # What was learned holds for the packaged embeddings only, whichever the index uses.
        packaged = self.settings.embeddings is None
        return RulesListening(self.embeddings if packaged else PackagedEmbeddings())

    @cached_property
    def coding(self) -> Coding:
        """What codes answers about the strategy, also beside a bot that is running."""
        from bot.adapters.understanding.rules import RulesJudging
        from bot.services.coding import Coding
        from knowledge.embedding import PackagedEmbeddings

        # What was learned holds for the packaged embeddings only, whichever the index uses.
        rules = RulesJudging(PackagedEmbeddings())
        if self.settings.model is None:
            return Coding(self.dossiers, rules)
        from bot.adapters.language_model import LangChainModel
        from bot.adapters.understanding.written import ModelJudging

        model = LangChainModel(self.settings.model, self.settings.model_timeout)
        return Coding(self.dossiers, rules, ModelJudging(model, rules))

    @cached_property
    def disclosing(self) -> Disclosing:
        """What tells of interviews, also beside a bot that is running."""
        from bot.adapters.database.interviews import SqlInterviews
        from bot.adapters.database.storage import open_beside
        from bot.services.disclosing import Disclosing

        database = open_beside(self.database_address, self.keys, clock)
        return Disclosing(SqlInterviews(database), self._instruments(database))

    @cached_property
    def explaining(self) -> Explaining:
        """What answers questions about the company's strategy, also beside a bot that is running."""
        return self._explaining(self.dossiers)

    @cached_property
    def storage(self) -> Storage:
        """The database, held by this process alone where it is SQLite."""
        from bot.adapters.database.storage import open_storage

        return open_storage(self.database_address, self.keys, clock)

    @cached_property
    def dossiers(self) -> SqlDossiers:
        """The strategies, also while a bot is running on the same database."""
        from bot.adapters.database.dossiers import SqlDossiers
        from bot.adapters.database.storage import open_beside

        return SqlDossiers(open_beside(self.database_address, self.keys, clock))

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
            facilitators=self.settings.facilitators,
            streams=self.settings.model is not None,
            workers=self.settings.workers,
            chores=(self.storage.purge,),
            signing_secret=self.secret("slack_signing_secret"),
        )

    @cached_property
    def engine(self) -> Engine:
        """The database for a glance from outside, beside the process that works with it."""
        from bot.adapters.database.engine import connect

        return connect(self.database_address)

    @property
    def database_address(self) -> str:
        """SQLAlchemy's address of the database."""
        if self.settings.database_url:
            return self.settings.database_url
        return f"sqlite:///{self.settings.home.resolve() / 'plumbline.db'}"

    @property
    def keys(self) -> list[bytes]:
        """The keys that what people wrote is sealed with, the active one first."""
        from bot.adapters.database.cipher import key_file, read_keys

        if self.settings.keys:
            return read_keys(",".join(key.get_secret_value() for key in self.settings.keys))
        return key_file(self.settings.home / "key")

    def secret(self, name: str) -> str:
        """Return a secret among the settings, empty where it is not set."""
        value: SecretStr | None = getattr(self.settings, name)
        return value.get_secret_value() if value else ""

    def warm_up(self) -> None:
        """Open what the first question, answer and picture would wait for; give back what opening it took."""
        from knowledge.instrument import Side

        import_module("bot.adapters.drawing")
        self.answering.answer(Question("What is strategic alignment?", self.settings.workspace))
        practice = self.catalogue.instrument("samm").practices[0]
        self._plain_listening.listen(practice, Side.BUSINESS, ["We meet every month. Minutes follow."])
        give_back()

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "storage" in self.__dict__:
            self.storage.close()

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
        if self.settings.model is None:
            return None
        from bot.adapters.language_model import LangChainModel
        from bot.adapters.written import WritingComposer

        model = LangChainModel(self.settings.model, self.settings.model_timeout)
        return WritingComposer(model, self.settings.model_context)

    def _summariser(self) -> Summarising | None:
        if self.settings.model is None:
            return None
        from bot.adapters.language_model import LangChainModel
        from bot.adapters.summarising import WritingSummary

        return WritingSummary(LangChainModel(self.settings.model, self.settings.model_timeout))
