"""The inbox: requests from Slack, from acceptance until they are done."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.adapters.database.tables import DONE, FAILED, REQUEST_WAITS, WAITING, inbox
from bot.adapters.database.transactions import insert_into
from bot.domain.errors import UnreadableError
from bot.services.steps import Delivery

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.sql.dml import ReturningInsert

    from bot.adapters.database.transactions import Database, Row, Transaction
    from bot.services.delivery import Incoming
    from bot.services.steps import Lease

_c = inbox.c
_this = _c.workspace == bindparam("of_workspace"), _c.key == bindparam("of_key")

_FIRST = (
    select(_c.id, _c.key, _c.body, _c.attempts, _c.due)
    .where(_c.workspace == bindparam("of_workspace"), _c.conversation == bindparam("of_conversation"))
    .where(REQUEST_WAITS)
    .order_by(_c.at, _c.id)
    .limit(1)
)
_TAKE = update(inbox).where(_c.id == bindparam("of_id")).values(attempts=_c.attempts + 1)
_GIVE_BACK = update(inbox).where(*_this).values(attempts=_c.attempts - 1)
_PUT_OFF = update(inbox).where(*_this).values(due=bindparam("until"))
_ERASE = (
    update(inbox)
    .where(_c.workspace == bindparam("of_workspace"), _c.conversation == bindparam("of_conversation"))
    .where(_c.finished.is_not(None), _c.body.is_not(None))
    .values(body=None)
)
_HURRY = update(inbox).where(REQUEST_WAITS, _c.due > bindparam("now")).values(due=bindparam("now"))
_end: dict[str, Any] = {
    "state": bindparam("end"),
    "failure": bindparam("reason"),
    "finished": bindparam("now"),
}
_FINISH = update(inbox).where(*_this).values(_end)
_FORGET = update(inbox).where(*_this).values({**_end, "body": None})


def sealed(database: Database, incoming: Incoming) -> Row:
    """Return a request as a row."""
    body = database.seal(json.dumps(incoming.body), _c.body, incoming.workspace, incoming.key)
    return {
        "workspace": incoming.workspace, "conversation": incoming.conversation, "key": incoming.key,
        "twin": incoming.twin, "at": incoming.at, "body": body, "state": WAITING, "attempts": 0,
    }  # fmt: skip


def accept(tx: Transaction, row: Row) -> bool:
    """Store a request; False where its key or its twin is there already."""
    stored = tx.connection.execute(_accept(tx.dialect), {**row, "due": tx.now, "received": tx.now})
    return stored.first() is not None


def take(tx: Transaction, lease: Lease) -> Delivery | datetime | None:
    """Return the conversation's first request, or when it may be tried again, or None where there is none."""
    queue = {"of_workspace": lease.workspace, "of_conversation": lease.conversation}
    while (row := tx.connection.execute(_FIRST, queue).first()) is not None and row.due <= tx.now:
        try:
            body = json.loads(tx.open(row.body, _c.body, lease.workspace, row.key))
        except UnreadableError:
            finish(tx, lease, row.key, failure="unreadable", keep=True)
            continue
        tx.connection.execute(_TAKE, {"of_id": row.id})
        return Delivery(lease, row.key, body, row.attempts + 1)
    return None if row is None else row.due


def finish(tx: Transaction, lease: Lease, key: str, *, failure: str | None = None, keep: bool) -> None:
    """Say that a request is done, or why it was given up; `keep` its body as long as payloads are kept."""
    end = {"end": FAILED if failure else DONE, "reason": failure, "now": tx.now}
    tx.connection.execute(_FINISH if keep else _FORGET, {**_of(lease, key), **end})


def give_back(tx: Transaction, delivery: Delivery) -> None:
    """Undo `take`."""
    tx.connection.execute(_GIVE_BACK, _of(delivery.lease, delivery.key))


def put_off(tx: Transaction, lease: Lease, key: str, until: datetime) -> None:
    """Leave a request where it is, to be tried again."""
    tx.connection.execute(_PUT_OFF, {**_of(lease, key), "until": until})


def erase(tx: Transaction, workspace: str, conversation: str) -> None:
    """Erase the bodies of the requests of a conversation that are done."""
    tx.connection.execute(_ERASE, {"of_workspace": workspace, "of_conversation": conversation})


def hurry(tx: Transaction) -> None:
    """Make every waiting request due now."""
    tx.connection.execute(_HURRY, {"now": tx.now})


def _of(lease: Lease, key: str) -> Row:
    return {"of_workspace": lease.workspace, "of_key": key}


@cache
def _accept(dialect: str) -> ReturningInsert[int]:
    return insert_into(inbox, dialect).on_conflict_do_nothing().returning(_c.id)
