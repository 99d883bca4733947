"""Manuscripts in a database: a row for what was begun, and one for each entry since, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.adapters.database.journals import Journal, in_one_piece
from bot.adapters.database.manuscript_tables import manuscript_entries, manuscripts
from bot.domain.editing.manuscript import Entry, Forgotten, Manuscript

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row

_m = manuscripts.c


def _header(manuscript: Manuscript) -> Row:
    return {column.name: getattr(manuscript, column.name) for column in manuscripts.columns}


def _begun(row: Found[Any]) -> Manuscript:
    return Manuscript(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping


def _retracted(manuscript: Manuscript, known: int) -> Collection[int]:
    """Return what may say less than before; what is undone can be looked up."""
    return range(known) if any(isinstance(one, Forgotten) for one in manuscript.entries[known:]) else ()


def _effects(manuscript_id: str) -> str:
    return f"manuscript:{manuscript_id}:"


_write, _read = in_one_piece(manuscript_entries, TypeAdapter(Entry))

JOURNAL: Final[Journal[Manuscript]] = Journal(
    manuscripts, manuscript_entries, _header, _begun, _write, _read, _retracted, _effects, ("person",)
)


class SqlManuscripts:
    """The manuscripts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_dossier(self, workspace: str, dossier: str) -> list[Manuscript]:
        """Return the manuscripts of one dossier, also those that have ended."""
        return JOURNAL.found(self._database, _m.workspace == workspace, _m.dossier == dossier)

    def all(self, workspace: str) -> list[Manuscript]:
        """Return every manuscript."""
        return JOURNAL.found(self._database, _m.workspace == workspace)
