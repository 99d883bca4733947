"""The outbox: posts to Slack, from the commit that wants them until Slack has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

from sqlalchemy import Row, select, update

from bot.adapters.database.tables import FAILED, SENDING, SENT, STREAMING, WAITING, outbox
from bot.domain.errors import UnreadableError
from bot.services.delivery import Later, Post, Refused, Sending, Sent

if TYPE_CHECKING:
    from datetime import datetime

    from bot.adapters.database.transactions import Transaction
    from bot.services.delivery import Lease, Outcome

_c = outbox.c


def post(tx: Transaction, workspace: str, conversation: str, what: Post) -> None:
    """Store a post; one whose effect is there already changes nothing, except that it completes a stream."""
    arguments = tx.seal(json.dumps(what.arguments), _c.arguments, workspace, what.effect)
    row = tx.insert(outbox).values(
        workspace=workspace, conversation=conversation, effect=what.effect, channel=what.channel,
        method=what.method, amends=what.amends, arguments=arguments, state=WAITING, attempts=0,
        due=tx.now, posted=tx.now,
    )  # fmt: skip
    completion = {"method": "chat.update", "arguments": arguments, "state": WAITING, "due": tx.now}
    tx.connection.execute(
        row.on_conflict_do_update(
            index_elements=(_c.workspace, _c.effect), set_=completion, where=_c.state == STREAMING
        )
    )


def stream_started(tx: Transaction, lease: tuple[str, str], effect: str, channel: str, ts: str) -> None:
    """Store that a message exists that is still being written."""
    workspace, conversation = lease
    tx.connection.execute(
        tx.insert(outbox)
        .values(
            workspace=workspace,
            conversation=conversation,
            effect=effect,
            channel=channel,
            method="chat.update",
            state=STREAMING,
            attempts=0,
            due=tx.now,
            ts=ts,
            posted=tx.now,
        )
        .on_conflict_do_nothing()
    )


def stream_finished(tx: Transaction, workspace: str, effect: str) -> None:
    """Say that a streamed message is complete."""
    tx.connection.execute(
        update(outbox)
        .where(_c.workspace == workspace, _c.effect == effect, _c.state == STREAMING)
        .values(state=SENT, finished=tx.now)
    )


def stream(tx: Transaction, workspace: str, effect: str) -> str | None:
    """Return the message of a stream that was not completed."""
    query = select(_c.ts).where(_c.workspace == workspace, _c.effect == effect, _c.state == STREAMING)
    return tx.connection.execute(query).scalar()


def posted(tx: Transaction, workspace: str, effect: str) -> str | None:
    """Return the message that an effect became."""
    query = select(_c.ts).where(_c.workspace == workspace, _c.effect == effect)
    return tx.connection.execute(query).scalar()


def take(tx: Transaction, lease: Lease) -> Sending | datetime | None:
    """Mark the conversation's first open post as being sent, and return it; or when it is due; or None."""
    while (row := _first(tx, lease)) is not None and row.due <= tx.now:
        try:
            sending = _sending(tx, lease, row)
        except UnreadableError:
            settle(tx, lease.workspace, row.effect, Refused("unreadable"))
            continue
        tx.connection.execute(
            update(outbox).where(_c.id == row.id).values(state=SENDING, attempts=row.attempts + 1)
        )
        return sending
    return None if row is None else row.due


def give_back(tx: Transaction, sending: Sending) -> None:
    """Undo `take`."""
    if not sending.uncertain:
        settle(tx, sending.lease.workspace, sending.post.effect, Later(tx.now, "stopped"))


def settle(tx: Transaction, workspace: str, effect: str, outcome: Outcome) -> None:
    """Store what became of a post."""
    row = update(outbox).where(_c.workspace == workspace, _c.effect == effect)
    match outcome:
        case Sent(ts):
            row = row.values(state=SENT, ts=ts, finished=tx.now)
        case Later(at, reason, uncertain):
            row = row.values(state=SENDING if uncertain else WAITING, due=at, failure=reason)
        case Refused(reason):
            row = row.values(state=FAILED, failure=reason, finished=tx.now)
        case _:
            assert_never(outcome)
    tx.connection.execute(row)


def hurry(tx: Transaction) -> None:
    """Make every open post due now."""
    late = _c.state.in_((WAITING, SENDING)), _c.due > tx.now
    tx.connection.execute(update(outbox).where(*late).values(due=tx.now))


def _first(tx: Transaction, lease: Lease) -> Row[Any] | None:
    return tx.connection.execute(
        select(outbox)
        .where(
            _c.workspace == lease.workspace,
            _c.conversation == lease.conversation,
            _c.state.in_((WAITING, SENDING)),
        )
        .order_by(_c.id)
        .limit(1)
    ).first()


def _sending(tx: Transaction, lease: Lease, row: Row[Any]) -> Sending:
    arguments = json.loads(tx.open(row.arguments, _c.arguments, lease.workspace, row.effect))
    what = Post(row.effect, row.channel, row.method, arguments, row.amends)
    ts = row.ts if row.amends is None else posted(tx, lease.workspace, row.amends)
    return Sending(lease, what, row.attempts + 1, row.posted, ts, uncertain=row.state == SENDING)
