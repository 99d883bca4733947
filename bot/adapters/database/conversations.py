"""Conversations: who works on which, and when there is something to do.

A lease is a moment until which nobody else may claim the conversation, and a token that rises with every
claim. Every write under a lease states its token; after another claim it matches no row and nothing happens.

Statements are built once: building one takes several times as long as running it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, exists, func, or_, select, update

from bot.adapters.database.tables import POST_OPEN, conversations, inbox, outbox
from bot.adapters.database.transactions import Insert, insert_into
from bot.domain.errors import StaleWorkError
from bot.services.steps import Lease

if TYPE_CHECKING:
    from sqlalchemy import BindParameter

    from bot.adapters.database.transactions import Row, Transaction

LEASE = timedelta(seconds=6)

_c = conversations.c
_now: BindParameter[datetime] = bindparam("now")
_until: BindParameter[datetime] = bindparam("until")
_this = _c.workspace == bindparam("of_workspace"), _c.key == bindparam("of_key")
_held = *_this, _c.token == bindparam("of_token")

_CLAIMABLE = (
    select(_c.workspace, _c.key, _c.token)
    .where(_c.due <= _now, or_(_c.leased_until.is_(None), _c.leased_until <= _now))
    .order_by(_c.due)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_CLAIM = update(conversations).where(*_this).values(token=bindparam("next"), leased_until=_until)
_RENEW = update(conversations).where(*_held).values(leased_until=_until)
_RELEASE = update(conversations).where(*_held).values(due=bindparam("next"), leased_until=None)
_FREE_ALL = update(conversations).where(_c.leased_until.is_not(None)).values(leased_until=None)
_HURRY = update(conversations).where(_c.due > _now).values(due=_now)
_SHORTEN = update(conversations).where(_c.leased_until > _until).values(leased_until=_until)
_kept = exists().where(inbox.c.workspace == _c.workspace, inbox.c.conversation == _c.key)
_open = exists().where(outbox.c.workspace == _c.workspace, outbox.c.conversation == _c.key, POST_OPEN)
_FORGET_IDLE = delete(conversations).where(_c.due.is_(None), _c.leased_until.is_(None), ~_kept, ~_open)
_NEXT_DUE = select(func.min(func.coalesce(_c.leased_until, _c.due), type_=_c.due.type)).where(
    _c.due.is_not(None)
)


def wake(tx: Transaction, workspace: str, key: str) -> None:
    """Say that there is something to do now."""
    tx.connection.execute(_wake(tx.dialect), {"workspace": workspace, "key": key, "due": tx.now, "token": 0})


def claim(tx: Transaction) -> Lease | None:
    """Lease the conversation that has been due longest, passing over those that others hold or look at."""
    row = tx.connection.execute(_CLAIMABLE, {"now": tx.now}).first()
    if row is None:
        return None
    lease = Lease(row.workspace, row.key, row.token + 1)
    this = {"of_workspace": row.workspace, "of_key": row.key}
    tx.connection.execute(_CLAIM, {**this, "next": lease.token, "until": tx.now + LEASE})
    return lease


def hold(tx: Transaction, lease: Lease) -> None:
    """Renew a lease, and keep others from writing until the transaction ends. Raises StaleWorkError."""
    if tx.connection.execute(_RENEW, {**_of(lease), "until": tx.now + LEASE}).rowcount == 0:
        raise StaleWorkError("Another worker has taken this conversation over.")


def renew(tx: Transaction, lease: Lease) -> None:
    """Renew a lease that is still held, and leave any other alone."""
    tx.connection.execute(_RENEW, {**_of(lease), "until": tx.now + LEASE})


def release(tx: Transaction, lease: Lease, due: datetime | None) -> None:
    """Give a conversation free until it is due."""
    tx.connection.execute(_RELEASE, {**_of(lease), "next": due})


def free_all(tx: Transaction) -> None:
    """End every lease, because no process is left that holds one."""
    tx.connection.execute(_FREE_ALL)


def hurry(tx: Transaction) -> None:
    """Make every conversation due now that waits for a moment, and let no lease outlast its length."""
    tx.connection.execute(_HURRY, {"now": tx.now})
    tx.connection.execute(_SHORTEN, {"until": tx.now + LEASE})


def forget_idle(tx: Transaction) -> None:
    """Forget conversations of which no request is kept any more.

    By then whoever once held them is long gone, so that their tokens may begin anew.
    """
    tx.connection.execute(_FORGET_IDLE)


def next_due(tx: Transaction) -> datetime | None:
    """Return the earliest moment at which a conversation can be claimed."""
    return tx.connection.execute(_NEXT_DUE).scalar()


def _of(lease: Lease) -> Row:
    return {"of_workspace": lease.workspace, "of_key": lease.conversation, "of_token": lease.token}


@cache
def _wake(dialect: str) -> Insert:
    row = insert_into(conversations, dialect)
    later = or_(_c.due.is_(None), _c.due > row.excluded.due)
    return row.on_conflict_do_update(
        index_elements=(_c.workspace, _c.key), set_={"due": row.excluded.due}, where=later
    )
