"""Walks in a database: a row for which decision it is, and one for each entry since, sealed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update

from bot.adapters.database.tables import outbox
from bot.adapters.database.transactions import insert_into
from bot.adapters.database.walk_tables import walk_entries, walks
from bot.domain.walk.entries import Entry, Unwrote, Walk, Wrote
from bot.services.walks import effects_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row, Transaction

_w, _e, _o = walks.c, walk_entries.c, outbox.c
_entries: TypeAdapter[Entry] = TypeAdapter(Entry)


def sealed(database: Database, walk: Walk, known: int) -> tuple[list[Row], list[Row]]:
    """Return as rows the entries whose words were taken back, and those that are new."""
    new = walk.entries[known:]
    gone = {entry.message for entry in new if isinstance(entry, Unwrote)}
    rows = {
        number: _row(database, walk, number, entry)
        for number, entry in enumerate(walk.entries)
        if number >= known or (isinstance(entry, Wrote) and entry.message in gone)
    }
    return [row for number, row in rows.items() if number < known], [rows[at] for at in rows if at >= known]


def keep(tx: Transaction, walk: Walk, changed: list[Row], new: list[Row]) -> None:
    """Store a walk. Where another request was faster, storing fails, and all of the work with it."""
    header = {name: getattr(walk, name) for name in _w.keys()}  # noqa: SIM118 - columns are no dict
    tx.connection.execute(insert_into(walks, tx.dialect).on_conflict_do_nothing(), header)
    if new:
        tx.connection.execute(insert(walk_entries), new)
    for row in changed:
        this = [column == row[column.name] for column in walk_entries.primary_key]
        tx.connection.execute(update(walk_entries).where(*this).values(body=row["body"]))


def erase(tx: Transaction, workspace: str, walk_id: str) -> None:
    """Erase a walk, and what was posted in it."""
    tx.connection.execute(delete(walks).where(_w.workspace == workspace, _w.id == walk_id))
    posted = _o.effect.startswith(effects_of(walk_id), autoescape=True)
    tx.connection.execute(delete(outbox).where(_o.workspace == workspace, posted))


class SqlWalks:
    """The walks in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def walk(self, workspace: str, walk_id: str) -> Walk | None:
        """Return one walk."""
        return next(iter(self._found(_w.workspace == workspace, _w.id == walk_id)), None)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Walk | None:
        """Return the walk that hangs on a message."""
        here = _w.workspace == workspace, _w.channel == channel, _w.thread == thread
        return next(iter(self._found(*here)), None)

    def of_person(self, workspace: str, person: str) -> list[Walk]:
        """Return somebody's walks, latest first."""
        return self._found(_w.workspace == workspace, _w.person == person)

    def messages(self, workspace: str, walk_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in a walk, oldest first."""
        posted = _o.effect.startswith(effects_of(walk_id), autoescape=True)
        query = select(_o.ts).where(_o.workspace == workspace, posted, _o.ts.is_not(None)).order_by(_o.ts)
        with self._database.reading() as tx:
            return [row.ts for row in tx.connection.execute(query.distinct())]

    def _found(self, *conditions: ColumnElement[bool]) -> list[Walk]:
        headers = select(walks).where(*conditions).order_by(_w.started.desc(), _w.id)
        happened = (
            select(walk_entries)
            .join(walks, (_e.workspace == _w.workspace) & (_e.walk == _w.id))
            .where(*conditions)
            .order_by(_e.walk, _e.number)
        )
        with self._database.reading() as tx:
            found = [_walk(row) for row in tx.connection.execute(headers)]
            told = defaultdict(list)
            for row in tx.connection.execute(happened) if found else ():
                body = tx.open(row.body, _e.body, row.workspace, row.walk, str(row.number))
                told[row.walk].append(_entries.validate_json(body))
            return [walk.add(*told[walk.id]) for walk in found]


def _row(database: Database, walk: Walk, number: int, entry: Entry) -> Row:
    text = _entries.dump_json(entry).decode()
    body = database.seal(text, _e.body, walk.workspace, walk.id, str(number))
    where = {"workspace": walk.workspace, "walk": walk.id, "number": number}
    return {**where, "body": body, "at": entry.at}


def _walk(row: Found[Any]) -> Walk:
    return Walk(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
