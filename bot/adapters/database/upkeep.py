"""Upkeep: forgets what is too old to keep, and seals anew what an old key sealed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, and_, delete, exists, func, select, tuple_, update

from bot.adapters.database import conversations
from bot.adapters.database.draft_tables import draft_entries, drafts
from bot.adapters.database.interview_tables import interviews
from bot.adapters.database.manuscript_tables import manuscript_entries, manuscripts
from bot.adapters.database.tables import SEALED, inbox, outbox, turns
from bot.adapters.database.walk_tables import walks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Column, ColumnElement, Delete, Table, Update

    from bot.adapters.database.transactions import Database, Transaction

# Slack repeats a delivery for minutes at most, so that the keys that tell repetitions outlive their purpose.
PAYLOADS = timedelta(days=30)
TURNS = timedelta(days=730)
INTERVIEWS = timedelta(days=730)
BATCH = 200


def purge(database: Database, payloads: timedelta = PAYLOADS, kept_turns: timedelta = TURNS) -> None:
    """Erase requests and the words of posts after one time, turns and all of posts after another."""
    now = database.clock()
    old = now - payloads
    _for_each(database, inbox.c.finished < old, delete(inbox))
    with_words = and_(outbox.c.finished < old, outbox.c.arguments.is_not(None))
    _for_each(database, with_words, update(outbox).values(arguments=None))
    _for_each(database, outbox.c.finished < now - kept_turns, delete(outbox))
    _for_each(database, turns.c.at < now - kept_turns, delete(turns))
    with database.writing() as tx:
        conversations.forget_idle(tx)
    _for_each(database, interviews.c.started < now - INTERVIEWS, delete(interviews))
    _for_each(database, walks.c.started < now - INTERVIEWS, delete(walks))
    for headers, entries, of in (
        (drafts, draft_entries, "draft"),
        (manuscripts, manuscript_entries, "manuscript"),
    ):
        _for_each(database, _untouched_since(now - INTERVIEWS, headers, entries.c[of]), delete(headers))


def _untouched_since(when: datetime, headers: Table, of: Column[Any]) -> ColumnElement[bool]:
    """Return the condition of journals with which nobody did anything since: what stands may be old."""
    entries = of.table
    of_it = entries.c.workspace == headers.c.workspace, of == headers.c.id
    touched = exists().where(*of_it, entries.c.at >= when)
    return and_(headers.c.started < when, ~touched)


def rotate(database: Database) -> int:
    """Seal with the first key whatever another key sealed; return how many values that were.

    The old key stays in the ring until this is done. Raises UnreadableError where a key is missing already.
    """
    return sum(_rotate(database, column, row) for column, row in SEALED)


def _rotate(database: Database, column: Column[Any], names: Sequence[str]) -> int:
    count = 0
    while True:
        with database.writing() as tx:
            rows = _sealed_before(tx, column, names)
            for row in rows:
                _seal_anew(database, tx, column, names, row)
        count += len(rows)
        if len(rows) < BATCH:
            return count


def _sealed_before(tx: Transaction, column: Column[Any], names: Sequence[str]) -> Sequence[Row[Any]]:
    prefix = tx.cipher.prefix
    table = column.table
    query = (
        select(table.c.workspace, column.label("sealed"), *(table.c[name] for name in names))
        .where(func.substr(column, 1, len(prefix)) != prefix)
        .limit(BATCH)
    )
    return tx.connection.execute(query).all()


def _seal_anew(
    database: Database, tx: Transaction, column: Column[Any], names: Sequence[str], row: Row[Any]
) -> None:
    where = row.workspace, *(str(getattr(row, name)) for name in names)
    text = tx.open(row.sealed, column, *where)
    table = column.table
    this: ColumnElement[bool] = and_(
        table.c.workspace == row.workspace, *(table.c[name] == getattr(row, name) for name in names)
    )
    tx.connection.execute(update(table).where(this).values({column: database.seal(text, column, *where)}))


def _for_each(database: Database, condition: ColumnElement[bool], change: Delete | Update) -> None:
    """Change the rows that meet a condition, a few at a time, and look for them while nobody has to wait."""
    table = change.table
    key = tuple_(*table.primary_key)
    while True:
        with database.reading() as tx:
            rows = tx.connection.execute(select(*table.primary_key).where(condition).limit(BATCH)).all()
        if not rows:
            return
        with database.writing() as tx:
            tx.connection.execute(change.where(key.in_([tuple(row) for row in rows])))
