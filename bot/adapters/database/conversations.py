"""Conversations: who works on which, and when there is something to do.

A lease is a moment until which nobody else may claim the conversation, and a token that rises with every
claim. Every write under a lease states its token; after another claim it matches no row and nothing happens.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update

from bot.adapters.database.tables import conversations
from bot.domain.errors import StaleWorkError
from bot.services.delivery import Lease

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from bot.adapters.database.transactions import Transaction

LEASE = timedelta(seconds=6)

_c = conversations.c


def wake(tx: Transaction, workspace: str, key: str) -> None:
    """Say that there is something to do now."""
    row = tx.insert(conversations).values(workspace=workspace, key=key, due=tx.now, token=0)
    earlier = or_(_c.due.is_(None), _c.due > row.excluded.due)
    tx.connection.execute(
        row.on_conflict_do_update(index_elements=(_c.workspace, _c.key), set_={"due": tx.now}, where=earlier)
    )


def claim(tx: Transaction) -> Lease | None:
    """Lease the conversation that has been due longest, passing over those that others hold or look at."""
    row = tx.connection.execute(
        select(_c.workspace, _c.key, _c.token)
        .where(_c.due <= tx.now, or_(_c.leased_until.is_(None), _c.leased_until <= tx.now))
        .order_by(_c.due)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    lease = Lease(row.workspace, row.key, row.token + 1)
    tx.connection.execute(
        update(conversations)
        .where(_c.workspace == row.workspace, _c.key == row.key)
        .values(token=lease.token, leased_until=tx.now + LEASE)
    )
    return lease


def hold(tx: Transaction, lease: Lease) -> None:
    """Renew a lease, and keep others from writing until the transaction ends. Raises StaleWorkError."""
    if not _renew(tx, lease):
        raise StaleWorkError("Another worker has taken this conversation over.")


def renew(tx: Transaction, lease: Lease) -> None:
    """Renew a lease that is still held, and leave any other alone."""
    _renew(tx, lease)


def release(tx: Transaction, lease: Lease, due: datetime | None) -> None:
    """Give a conversation free until it is due."""
    tx.connection.execute(update(conversations).where(_held(lease)).values(due=due, leased_until=None))


def free_all(tx: Transaction) -> None:
    """End every lease, because no process is left that holds one."""
    tx.connection.execute(update(conversations).where(_c.leased_until.is_not(None)).values(leased_until=None))


def hurry(tx: Transaction) -> None:
    """Make every conversation due now that waits for a moment, and let no lease outlast its length."""
    tx.connection.execute(update(conversations).where(_c.due > tx.now).values(due=tx.now))
    end = tx.now + LEASE
    tx.connection.execute(update(conversations).where(_c.leased_until > end).values(leased_until=end))


def next_due(connection: Connection) -> datetime | None:
    """Return the earliest moment at which a conversation can be claimed."""
    ready = func.coalesce(_c.leased_until, _c.due)
    return connection.execute(select(func.min(ready, type_=_c.due.type)).where(_c.due.is_not(None))).scalar()


def _renew(tx: Transaction, lease: Lease) -> bool:
    renewed = tx.connection.execute(
        update(conversations).where(_held(lease)).values(leased_until=tx.now + LEASE)
    )
    return renewed.rowcount == 1


def _held(lease: Lease) -> ColumnElement[bool]:
    return and_(_c.workspace == lease.workspace, _c.key == lease.conversation, _c.token == lease.token)
