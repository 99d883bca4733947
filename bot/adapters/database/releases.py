"""Releases in a database. They are added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import insert, select

from bot.adapters.database.release_tables import releases
from bot.domain.disclosure import Counted, Figure  # noqa: TC001 - stored as JSON, read back by their types
from bot.services.releasing import Release

if TYPE_CHECKING:
    from sqlalchemy import Row

    from bot.adapters.database.transactions import Database, Transaction

_c = releases.c


@dataclass(frozen=True, slots=True)
class _Body:
    """What a release holds: for each figure whom it counts, and what was told."""

    figures: list[list[Counted]]
    shown: str


_body: TypeAdapter[_Body] = TypeAdapter(_Body)


class SqlReleases:
    """Implements `Releases`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, workspace: str, name: str) -> list[Release]:
        """Return all releases of a name, latest first."""
        these = select(releases).where(_c.workspace == workspace, _c.name == name)
        with self._database.reading() as tx:
            rows = tx.connection.execute(these.order_by(_c.number.desc()))
            return [_opened(tx, row) for row in rows]

    def names(self, workspace: str) -> list[str]:
        """Return the names of which anything was told, in order."""
        named = select(_c.name).where(_c.workspace == workspace).distinct().order_by(_c.name)
        with self._database.reading() as tx:
            return list(tx.connection.execute(named).scalars())

    def keep(
        self, workspace: str, name: str, number: int, figures: tuple[Figure, ...], shown: str
    ) -> Release:
        """Keep a release of this number, which nobody else can have kept meanwhile."""
        body = _body.dump_json(_Body([sorted(figure) for figure in figures], shown)).decode()
        sealed = self._database.seal(body, _c.body, workspace, name, str(number))
        with self._database.writing() as tx:
            row = {"workspace": workspace, "name": name, "number": number, "body": sealed, "at": tx.now}
            tx.connection.execute(insert(releases), row)
            return Release(name, number, figures, shown, tx.now)


def _opened(tx: Transaction, row: Row[Any]) -> Release:
    text = tx.open(row.body, _c.body, row.workspace, row.name, str(row.number))
    body = _body.validate_json(text)
    return Release(row.name, row.number, tuple(map(frozenset, body.figures)), body.shown, row.at)
