"""Drafts in a database: a row for what it is of whom, and one for each entry since, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.adapters.database.draft_tables import draft_entries, drafts
from bot.adapters.database.journals import Journal, in_one_piece
from bot.domain.drafting.entries import Draft, Entry, Filled, Forgotten, Kind, Responded, Unheard
from bot.services.drafts import effects_of

if TYPE_CHECKING:
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row

_d = drafts.c


def _header(draft: Draft) -> Row:
    row = {column.name: getattr(draft, column.name) for column in drafts.columns}
    return {**row, "topic": draft.topic.value}


def _begun(row: Found[Any]) -> Draft:
    columns = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    return Draft(**{**columns, "topic": Kind(row.topic)})


def _retracted(draft: Draft, known: int) -> list[int]:
    new = draft.entries[known:]
    unheard = {entry.message for entry in new if isinstance(entry, Unheard)}
    forgotten = {entry.person for entry in new if isinstance(entry, Forgotten)}
    return [
        number
        for number, entry in enumerate(draft.entries)
        if (isinstance(entry, Filled) and (entry.message in unheard or "" in forgotten))
        or (isinstance(entry, Responded) and (entry.person in forgotten or "" in forgotten))
    ]


_write, _read = in_one_piece(draft_entries, TypeAdapter(Entry))

JOURNAL: Final[Journal[Draft]] = Journal(
    drafts, draft_entries, _header, _begun, _write, _read, _retracted, effects_of, ("name", "person")
)


class SqlDrafts:
    """The drafts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draft(self, workspace: str, draft_id: str) -> Draft | None:
        """Return one draft."""
        return JOURNAL.one(self._database, workspace, draft_id)

    def named(self, workspace: str, name: str) -> Draft | None:
        """Return the draft that was confirmed under a name."""
        found = JOURNAL.found(self._database, _d.workspace == workspace, _d.name == name)
        return next(iter(found), None)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Draft | None:
        """Return the draft that hangs on a message."""
        return JOURNAL.in_thread(self._database, workspace, channel, thread)

    def of_person(self, workspace: str, person: str) -> list[Draft]:
        """Return somebody's drafts, latest first."""
        return JOURNAL.of_person(self._database, workspace, person)

    def all(self, workspace: str) -> list[Draft]:
        """Return every draft, latest first."""
        return JOURNAL.found(self._database, _d.workspace == workspace)

    def messages(self, workspace: str, draft_id: str) -> list[str]:
        """Return the timestamps of everything that was posted about a draft, oldest first."""
        return JOURNAL.messages(self._database, workspace, draft_id)
