"""The outbox: posts to Slack, from the commit that wants them until Slack has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, assert_never

from sqlalchemy import and_, bindparam, exists, or_, select, update

from bot.adapters.database.tables import FAILED, LINED, POST_OPEN, SENDING, SENT, STREAMING, WAITING, outbox
from bot.adapters.database.transactions import Insert, insert_into
from bot.domain.errors import UnreadableError
from bot.services.delivery import Post
from bot.services.lines import REPLACEABLE, SPOKEN, line
from bot.services.steps import Later, Refused, Sending, Sent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import BindParameter
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row, Transaction
    from bot.services.steps import Lease, Outcome

_c = outbox.c
_this = _c.workspace == bindparam("of_workspace"), _c.effect == bindparam("of_effect")
_now: BindParameter[datetime] = bindparam("now")

_ahead, _later = outbox.alias("ahead").c, outbox.alias("later").c
_held_back = exists().where(
    _ahead.workspace == _c.workspace, _ahead.conversation == _c.conversation, POST_OPEN,
    _ahead.id < _c.id, or_(_ahead.line == _c.line, _ahead.effect == _c.amends),
)  # fmt: skip
# What is shown later makes a change needless, also if it came from another conversation.
_replaced = and_(
    _c.method.in_(REPLACEABLE),
    exists().where(
        _later.workspace == _c.workspace, _later.line == _c.line, LINED, _later.id > _c.id,
        _later.state != FAILED,
    ),
)  # fmt: skip
_heads = (
    _c.workspace == bindparam("of_workspace"), _c.conversation == bindparam("of_conversation"), POST_OPEN,
    ~_held_back,
)  # fmt: skip
_FIRST = (
    select(
        _c.id, _c.effect, _c.channel, _c.method, _c.amends, _c.arguments, _c.state, _c.attempts, _c.ts,
        _c.posted, _replaced.label("replaced"),
    )
    .where(*_heads, or_(_c.due <= _now, _replaced))
    .order_by(_c.id)
    .limit(1)
)  # fmt: skip
_WAITING = select(_c.due, _c.line).where(*_heads)
_TAKE = update(outbox).where(_c.id == bindparam("of_id")).values(state=SENDING, attempts=_c.attempts + 1)
_SENT = update(outbox).where(*_this).values(state=SENT, ts=bindparam("as_ts"), finished=_now)
_REFUSED = update(outbox).where(*_this).values(state=FAILED, failure=bindparam("reason"), finished=_now)
_LATER = update(outbox).where(*_this).values(
    state=bindparam("then"), failure=bindparam("reason"), due=bindparam("until")
)  # fmt: skip
_STREAMED = update(outbox).where(*_this, _c.state == STREAMING).values(state=SENT, finished=_now)
_STREAM = select(_c.ts).where(*_this, _c.state == STREAMING)
_STATE = select(_c.ts, _c.state).where(*_this)
_ERASE = (
    update(outbox)
    .where(_c.workspace == bindparam("of_workspace"), _c.conversation == bindparam("of_conversation"))
    .where(_c.finished.is_not(None), _c.arguments.is_not(None))
    .values(arguments=None)
)
_HURRY = update(outbox).where(POST_OPEN, _c.due > _now).values(due=_now)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing can be sent now: when something can, and whether something new is still to be said."""

    until: datetime | None
    speaks: bool


def sealed(database: Database, workspace: str, conversation: str, post: Post) -> Row:
    """Return a post as a row. Raises TypeError where its arguments are no JSON."""
    arguments = database.seal(json.dumps(post.arguments), _c.arguments, workspace, post.effect)
    return {
        "workspace": workspace, "conversation": conversation, "effect": post.effect, "line": line(post),
        "channel": post.channel, "method": post.method, "amends": post.amends, "arguments": arguments,
        "state": WAITING, "attempts": 0,
    }  # fmt: skip


def put(tx: Transaction, row: Row) -> None:
    """Store a post; one whose effect is there already changes nothing, except that it completes a stream."""
    tx.connection.execute(_put(tx.dialect), {**row, "due": tx.now, "posted": tx.now})


def stream_started(tx: Transaction, row: Row, ts: str) -> None:
    """Store that the message of an effect exists and is still being written."""
    streaming = {"state": STREAMING, "ts": ts, "due": tx.now, "posted": tx.now}
    tx.connection.execute(insert_into(outbox, tx.dialect).on_conflict_do_nothing(), {**row, **streaming})


def stream_finished(tx: Transaction, workspace: str, effect: str) -> None:
    """Say that a streamed message is complete."""
    tx.connection.execute(_STREAMED, {**_of(workspace, effect), "now": tx.now})


def stream(tx: Transaction, workspace: str, effect: str) -> str | None:
    """Return the message of a stream that was not completed."""
    return tx.connection.execute(_STREAM, _of(workspace, effect)).scalar()


def posted(tx: Transaction, workspace: str, effect: str) -> str | None:
    """Return the message that an effect became."""
    return tx.connection.execute(_STATE, _of(workspace, effect)).scalar()


def take(tx: Transaction, lease: Lease) -> Sending | Waiting:
    """Mark the conversation's first post that can go now as being sent, and return it."""
    this = {"of_workspace": lease.workspace, "of_conversation": lease.conversation}
    while (row := tx.connection.execute(_FIRST, {**this, "now": tx.now}).first()) is not None:
        sending = _sending(tx, lease, row)
        if isinstance(sending, Sending):
            tx.connection.execute(_TAKE, {"of_id": row.id})
            return sending
        settle(tx, lease.workspace, row.effect, sending)
    heads = tx.connection.execute(_WAITING, this).all()
    speaks = any(head.line == SPOKEN for head in heads)
    return Waiting(min((head.due for head in heads), default=None), speaks)


def give_back(tx: Transaction, sending: Sending) -> None:
    """Undo `take`."""
    if not sending.uncertain:
        settle(tx, sending.lease.workspace, sending.post.effect, Later(tx.now, "stopped"))


def settle(tx: Transaction, workspace: str, effect: str, outcome: Outcome) -> None:
    """Store what became of a post."""
    this = _of(workspace, effect)
    match outcome:
        case Sent(ts):
            tx.connection.execute(_SENT, {**this, "as_ts": ts, "now": tx.now})
        case Later(at, reason, uncertain):
            then = SENDING if uncertain else WAITING
            tx.connection.execute(_LATER, {**this, "then": then, "reason": reason, "until": at})
        case Refused(reason):
            tx.connection.execute(_REFUSED, {**this, "reason": reason, "now": tx.now})
        case _:
            assert_never(outcome)


def erase(tx: Transaction, workspace: str, conversation: str) -> None:
    """Erase the words of the posts of a conversation that are sent."""
    tx.connection.execute(_ERASE, {"of_workspace": workspace, "of_conversation": conversation})


def hurry(tx: Transaction) -> None:
    """Make every open post due now."""
    tx.connection.execute(_HURRY, {"now": tx.now})


def _sending(tx: Transaction, lease: Lease, row: Found[*tuple[Any, ...]]) -> Sending | Sent | Refused:
    """Return a post as a step, or what became of it without one."""
    try:
        arguments = json.loads(tx.open(row.arguments, _c.arguments, lease.workspace, row.effect))
    except UnreadableError:
        return Refused("unreadable")
    ts = row.ts
    if row.amends is not None:
        target = tx.connection.execute(_STATE, _of(lease.workspace, row.amends)).first()
        if target is None or (target.ts is None and target.state in {SENT, FAILED}):
            return Refused("nothing_to_amend")
        ts = target.ts
    if row.replaced:
        return Sent(ts or arguments.get("ts"))
    what = Post(row.effect, row.channel, row.method, arguments, row.amends)
    return Sending(lease, what, row.attempts + 1, row.posted, ts, uncertain=row.state == SENDING)


def _of(workspace: str, effect: str) -> Row:
    return {"of_workspace": workspace, "of_effect": effect}


@cache
def _put(dialect: str) -> Insert:
    row = insert_into(outbox, dialect)
    new = row.excluded
    completed = {"method": "chat.update", "line": new.effect, "arguments": new.arguments, "state": WAITING}
    return row.on_conflict_do_update(
        index_elements=(_c.workspace, _c.effect), set_=completed, where=_c.state == STREAMING
    )
