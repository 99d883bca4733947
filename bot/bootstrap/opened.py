"""What is opened: the index, the database, the language model, each when it is first needed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from pydantic import SecretStr
    from sqlalchemy import Engine

    from bot.adapters.database.dossiers import SqlDossiers
    from bot.adapters.database.storage import Storage
    from bot.adapters.database.transactions import Database
    from bot.adapters.language_model import LangChainModel
    from bot.adapters.shelved_passages import ChromaPassages
    from bot.services.ports import Charts
    from bot.settings import Settings
    from knowledge.index import Shelves
    from knowledge.instruments import Catalogue
    from knowledge.library import Library


def clock() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class Opened:
    """What the settings name, opened. Chroma, LangChain and the database are imported when first needed."""

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
    def charts(self) -> Charts:
        """What draws pictures; one for all, as it draws one at a time."""
        from bot.adapters.charts import MatplotlibCharts

        return MatplotlibCharts()

    @cached_property
    def packaged_embeddings(self) -> Embeddings:
        """The embeddings that what was learned of interviews holds for, whichever the index uses."""
        if self.settings.embeddings is None:
            return self.embeddings
        from knowledge.embedding import PackagedEmbeddings

        return PackagedEmbeddings()

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
    def catalogue(self) -> Catalogue:
        """The instruments, those of the company included."""
        from knowledge.instruments import catalogue

        return catalogue(self.settings.instruments_folder)

    @cached_property
    def model(self) -> LangChainModel | None:
        """The language model, None where none is set."""
        if self.settings.model is None:
            return None
        from bot.adapters.language_model import LangChainModel

        return LangChainModel(self.settings.model, self.settings.model_timeout)

    @cached_property
    def storage(self) -> Storage:
        """The database, held by this process alone where it is SQLite."""
        from bot.adapters.database.storage import open_storage

        return open_storage(self.database_address, self.keys, clock)

    @cached_property
    def beside(self) -> Database:
        """The database for commands, also while a bot is running on it."""
        from bot.adapters.database.storage import open_beside

        return open_beside(self.database_address, self.keys, clock)

    @cached_property
    def dossiers(self) -> SqlDossiers:
        """The strategies, for commands."""
        from bot.adapters.database.dossiers import SqlDossiers

        return SqlDossiers(self.beside)

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

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "storage" in self.__dict__:
            self.storage.close()
