"""Transactions: the one way from here to the database, with the errors that the rest of the bot knows."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters.database.cipher import Place
from bot.adapters.database.engine import WRITING
from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Column, Connection, Engine, Table

    from bot.adapters.database.cipher import Cipher
    from bot.services.ports import Clock

Insert = sqlite.Insert | postgresql.Insert
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is read and written together, at one moment."""

    connection: Connection
    cipher: Cipher
    now: datetime

    @property
    def dialect(self) -> str:
        """Which database it is; SQL leaves to each how an insert says what to do on conflict."""
        return self.connection.dialect.name

    def open(self, sealed: bytes, column: Column[Any], workspace: str, *row: str) -> str:
        """Return what was sealed for this column of this row."""
        return self.cipher.open(sealed, Place(workspace, str(column), row))


class Database:
    """A database with its cipher and its clock."""

    def __init__(self, engine: Engine, cipher: Cipher, clock: Clock) -> None:
        self.engine = engine
        self.cipher = cipher
        self.clock = clock
        # SQLite has one writer at a time and lets the others sleep and poll; a lock makes them queue.
        self._turn: AbstractContextManager[Any] = (
            threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        )

    def seal(self, text: str, column: Column[Any], workspace: str, *row: str) -> bytes:
        """Return `text` sealed for one column of one row. Done before a transaction, it holds up nobody."""
        return self.cipher.seal(text, Place(workspace, str(column), row))

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction that is committed at the end, or rolled back by an exception."""
        with self._turn, _named_errors(), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                yield Transaction(connection, self.cipher, self.clock())

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that only reads."""
        with _named_errors(), self.engine.connect() as connection:
            yield Transaction(connection, self.cipher, self.clock())


def insert_into(table: Table, dialect: str) -> Insert:
    """Return an insert that can say what to do on conflict."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StorageError(
            f"The database failed ({type(error).__name__}); see `plumbline doctor`."
        ) from error
