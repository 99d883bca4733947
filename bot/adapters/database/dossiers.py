"""Dossiers in a database: every edition as it was loaded, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, select

from bot.adapters.database.tables import dossiers
from bot.domain.dossier import Dossier, Edition

if TYPE_CHECKING:
    from sqlalchemy import Row, Select

    from bot.adapters.database.transactions import Database, Transaction

_c = dossiers.c


class SqlDossiers:
    """The dossiers in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self, workspace: str) -> list[Edition]:
        """Return the latest edition of each dossier, ordered by the dossiers' ids."""
        latest = (
            select(_c.dossier, func.max(_c.number).label("number"))
            .where(_c.workspace == workspace)
            .group_by(_c.dossier)
            .subquery()
        )
        these = and_(_c.dossier == latest.c.dossier, _c.number == latest.c.number)
        return self._found(
            select(dossiers).join(latest, these).where(_c.workspace == workspace).order_by(_c.dossier)
        )

    def editions(self, workspace: str, dossier_id: str) -> list[Edition]:
        """Return every edition of one dossier, latest first."""
        these = _c.workspace == workspace, _c.dossier == dossier_id
        return self._found(select(dossiers).where(*these).order_by(_c.number.desc()))

    def keep(self, workspace: str, dossier: Dossier) -> Edition:
        """Keep a dossier as its next edition. Raises StorageError where another was faster."""
        named = dossier.strategy.id
        these = _c.workspace == workspace, _c.dossier == named
        with self._database.writing() as tx:
            number = 1 + (tx.connection.scalar(select(func.max(_c.number)).where(*these)) or 0)
            body = self._database.seal(dossier.model_dump_json(), _c.body, workspace, named, str(number))
            row = {
                "workspace": workspace, "dossier": named, "number": number,
                "version": dossier.strategy.version, "body": body, "at": tx.now,
            }  # fmt: skip
            tx.connection.execute(insert(dossiers), row)
            return Edition(number, dossier, tx.now)

    def _found(self, query: Select[Any]) -> list[Edition]:
        with self._database.reading() as tx:
            return [_edition(tx, row) for row in tx.connection.execute(query)]


def _edition(tx: Transaction, row: Row[Any]) -> Edition:
    text = tx.open(row.body, _c.body, row.workspace, row.dossier, str(row.number))
    return Edition(row.number, Dossier.model_validate_json(text), row.at)
