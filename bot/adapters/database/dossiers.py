"""Dossiers in a database: every edition as it was loaded, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.adapters.database.tables import dossiers
from bot.domain.dossier import Dossier, Edition
from bot.domain.errors import OvertakenError

if TYPE_CHECKING:
    from sqlalchemy import Row

    from bot.adapters.database.transactions import Database, Transaction

_c = dossiers.c
_OVERTAKEN: Final = "Another edition of this strategy came into use at the same moment; try again."


class SqlDossiers:
    """The dossiers in a database. An edition never changes, so those in use are opened once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._opened: dict[tuple[str, str], Edition] = {}

    def current(self, workspace: str) -> list[Edition]:
        """Return the latest edition of each dossier, ordered by the dossiers' ids."""
        latest = (
            select(_c.dossier, func.max(_c.number).label("number"))
            .where(_c.workspace == workspace)
            .group_by(_c.dossier)
            .order_by(_c.dossier)
        )
        with self._database.reading() as tx:
            found = tx.connection.execute(latest)
            return [self._open(tx, workspace, dossier_id, number) for dossier_id, number in found]

    def editions(self, workspace: str, dossier_id: str) -> list[Edition]:
        """Return every edition of one dossier, latest first."""
        these = _c.workspace == workspace, _c.dossier == dossier_id
        with self._database.reading() as tx:
            rows = tx.connection.execute(select(dossiers).where(*these).order_by(_c.number.desc()))
            return [_edition(tx, row) for row in rows]

    def keep(self, workspace: str, dossier: Dossier, after: int | None = None) -> Edition:
        """Keep a dossier as its next edition. Raises OvertakenError where `after` is not the latest."""
        named = dossier.strategy.id
        these = _c.workspace == workspace, _c.dossier == named
        with self._database.writing() as tx:
            latest = tx.connection.scalar(select(func.max(_c.number)).where(*these)) or 0
            if after not in {None, latest}:
                raise OvertakenError(_OVERTAKEN)
            number = latest + 1
            body = self._database.seal(dossier.model_dump_json(), _c.body, workspace, named, str(number))
            row = {
                "workspace": workspace, "dossier": named, "number": number,
                "version": dossier.strategy.version, "body": body, "at": tx.now,
            }  # fmt: skip
            try:
                tx.connection.execute(insert(dossiers), row)
            except IntegrityError as error:  # another process wrote this number after we had looked
                raise OvertakenError(_OVERTAKEN) from error
            return Edition(number, dossier, tx.now)

    def _open(self, tx: Transaction, workspace: str, dossier_id: str, number: int) -> Edition:
        known = self._opened.get((workspace, dossier_id))
        if known is not None and known.number == number:
            return known
        this = _c.workspace == workspace, _c.dossier == dossier_id, _c.number == number
        edition = _edition(tx, tx.connection.execute(select(dossiers).where(*this)).one())
        self._opened[workspace, dossier_id] = edition
        return edition


def _edition(tx: Transaction, row: Row[Any]) -> Edition:
    text = tx.open(row.body, _c.body, row.workspace, row.dossier, str(row.number))
    return Edition(row.number, Dossier.model_validate_json(text), row.at)
