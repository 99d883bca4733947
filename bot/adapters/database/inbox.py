"""The inbox: requests from Slack, from acceptance until they are done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Row, select, update

from bot.adapters.database.tables import DONE, FAILED, WAITING, inbox
from bot.domain.errors import UnreadableError
from bot.services.delivery import Delivery

if TYPE_CHECKING:
    from datetime import datetime

    from bot.adapters.database.transactions import Transaction
    from bot.services.delivery import Incoming, Lease

_c = inbox.c


def accept(tx: Transaction, incoming: Incoming) -> bool:
    """Store a request; False where its key or its twin is there already."""
    body = tx.seal(json.dumps(incoming.body), _c.body, incoming.workspace, incoming.key)
    stored = tx.connection.execute(
        tx.insert(inbox)
        .values(
            workspace=incoming.workspace,
            conversation=incoming.conversation,
            key=incoming.key,
            twin=incoming.twin,
            at=incoming.at,
            body=body,
            state=WAITING,
            attempts=0,
            due=tx.now,
            received=tx.now,
        )
        .on_conflict_do_nothing()
        .returning(_c.id)
    )
    return stored.first() is not None


def take(tx: Transaction, lease: Lease) -> Delivery | datetime | None:
    """Return the conversation's first request, or when it may be tried again, or None where there is none."""
    while (row := _first(tx, lease)) is not None and row.due <= tx.now:
        try:
            body = json.loads(tx.open(row.body, _c.body, lease.workspace, row.key))
        except UnreadableError:
            finish(tx, lease, row.key, failure="unreadable", keep=True)
            continue
        tx.connection.execute(update(inbox).where(_c.id == row.id).values(attempts=row.attempts + 1))
        return Delivery(lease, row.key, body, row.attempts + 1)
    return None if row is None else row.due


def finish(tx: Transaction, lease: Lease, key: str, *, failure: str | None = None, keep: bool) -> None:
    """Say that a request is done, or why it was given up; `keep` its body as long as payloads are kept."""
    values = {"state": FAILED if failure else DONE, "failure": failure, "finished": tx.now}
    tx.connection.execute(
        update(inbox)
        .where(_c.workspace == lease.workspace, _c.key == key)
        .values(values if keep else {**values, "body": None})
    )


def give_back(tx: Transaction, delivery: Delivery) -> None:
    """Undo `take`."""
    tx.connection.execute(
        update(inbox)
        .where(_c.workspace == delivery.lease.workspace, _c.key == delivery.key)
        .values(attempts=delivery.attempt - 1)
    )


def put_off(tx: Transaction, lease: Lease, key: str, until: datetime) -> None:
    """Leave a request where it is, to be tried again."""
    tx.connection.execute(
        update(inbox).where(_c.workspace == lease.workspace, _c.key == key).values(due=until)
    )


def hurry(tx: Transaction) -> None:
    """Make every waiting request due now."""
    tx.connection.execute(update(inbox).where(_c.state == WAITING, _c.due > tx.now).values(due=tx.now))


def _first(tx: Transaction, lease: Lease) -> Row[int, str, bytes | None, int, datetime] | None:
    return tx.connection.execute(
        select(_c.id, _c.key, _c.body, _c.attempts, _c.due)
        .where(_c.workspace == lease.workspace, _c.conversation == lease.conversation, _c.state == WAITING)
        .order_by(_c.at, _c.id)
        .limit(1)
    ).first()
