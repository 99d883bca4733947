"""Walks in a database: a row for which decision it is, and one for each entry since, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.adapters.database.journals import Journal, in_one_piece
from bot.adapters.database.walk_tables import walk_entries, walks
from bot.domain.walk.entries import Entry, Unwrote, Walk, Wrote
from bot.services.walks import effects_of

if TYPE_CHECKING:
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row


def _header(walk: Walk) -> Row:
    return {column.name: getattr(walk, column.name) for column in walks.columns}


def _begun(row: Found[Any]) -> Walk:
    return Walk(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping


def _retracted(walk: Walk, known: int) -> list[int]:
    gone = {entry.message for entry in walk.entries[known:] if isinstance(entry, Unwrote)}
    told = enumerate(walk.entries)
    return [number for number, entry in told if isinstance(entry, Wrote) and entry.message in gone]


_write, _read = in_one_piece(walk_entries, TypeAdapter(Entry))

JOURNAL: Final[Journal[Walk]] = Journal(
    walks, walk_entries, _header, _begun, _write, _read, _retracted, effects_of
)  # fmt: skip


class SqlWalks:
    """The walks in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def walk(self, workspace: str, walk_id: str) -> Walk | None:
        """Return one walk."""
        return JOURNAL.one(self._database, workspace, walk_id)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Walk | None:
        """Return the walk that hangs on a message."""
        return JOURNAL.in_thread(self._database, workspace, channel, thread)

    def of_person(self, workspace: str, person: str) -> list[Walk]:
        """Return somebody's walks, latest first."""
        return JOURNAL.of_person(self._database, workspace, person)

    def messages(self, workspace: str, walk_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in a walk, oldest first."""
        return JOURNAL.messages(self._database, workspace, walk_id)
