"""Deliveries in a database: each step of a conversation is one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.database import conversations, inbox, outbox
from bot.adapters.database.work import SqlWork
from bot.services.steps import Delivery, Sending

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.adapters.database.transactions import Database, Transaction
    from bot.services.delivery import Incoming, Work
    from bot.services.steps import Lease, Outcome, Step

TURN = 20  # steps of one conversation before the others are asked


class SqlDeliveries:
    """The inbox and the outbox in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, incoming: Incoming) -> bool:
        """Store a request durably; False where it, or its twin, is known already."""
        row = inbox.sealed(self._database, incoming)
        with self._database.writing() as tx:
            new = inbox.accept(tx, row)
            if new:
                conversations.wake(tx, incoming.workspace, incoming.conversation)
        return new

    def claim(self) -> Step | None:
        """Lease the conversation that has waited longest and return its first step."""
        with self._database.writing() as tx:
            while (lease := conversations.claim(tx)) is not None:
                if (step := _next(tx, lease)) is not None:
                    return step
            return None

    def next_due(self) -> datetime | None:
        """Return when the next conversation is due, in the past where one is."""
        with self._database.reading() as tx:
            return conversations.next_due(tx)

    def renew(self, leases: Iterable[Lease]) -> None:
        """Keep leases from running out."""
        with self._database.writing() as tx:
            for lease in leases:
                conversations.renew(tx, lease)

    def hurry(self) -> None:
        """Make due now whatever waits for a moment, because the clock was set back."""
        with self._database.writing() as tx:
            inbox.hurry(tx)
            outbox.hurry(tx)
            conversations.hurry(tx)

    def work(self, workspace: str, conversation: str, lease: Lease | None = None) -> SqlWork:
        """Return empty work."""
        return SqlWork(self._database, workspace, conversation, lease)

    def commit(self, work: Work) -> None:
        """Write the work of a request that was not stored."""
        with self._database.writing() as tx:
            mine = _mine(work)
            # First, as workers do: whoever takes locks in one order never waits in a circle.
            conversations.wake(tx, mine.workspace, mine.conversation)
            mine.write(tx)

    def handled(self, delivery: Delivery, work: Work) -> Step | None:
        """Write the work together with the fact that the delivery is done."""
        mine = _mine(work)
        with self._database.writing() as tx:
            conversations.hold(tx, delivery.lease)
            mine.write(tx)
            # What came to nothing (talk in a channel that was not meant for us) is not ours to keep.
            inbox.finish(tx, delivery.lease, delivery.key, keep=not (mine.empty or mine.confided))
            return _next(tx, delivery.lease)

    def failed(self, delivery: Delivery, work: Work, reason: str) -> Step | None:
        """Give a delivery up; `work` holds what is said about it instead."""
        with self._database.writing() as tx:
            conversations.hold(tx, delivery.lease)
            _mine(work).write(tx)
            inbox.finish(tx, delivery.lease, delivery.key, failure=reason, keep=True)
            return _next(tx, delivery.lease)

    def put_off(self, delivery: Delivery, until: datetime) -> Step | None:
        """Leave a delivery to be handled again, ahead of the rest of its conversation."""
        with self._database.writing() as tx:
            conversations.hold(tx, delivery.lease)
            inbox.put_off(tx, delivery.lease, delivery.key, until)
            return _next(tx, delivery.lease)

    def give_back(self, step: Step) -> None:
        """Undo a claim, because the process stops."""
        with self._database.writing() as tx:
            conversations.hold(tx, step.lease)
            match step:
                case Delivery():
                    inbox.give_back(tx, step)
                case Sending():
                    outbox.give_back(tx, step)
            conversations.release(tx, step.lease, tx.now)

    def sent(self, sending: Sending, outcome: Outcome) -> Step | None:
        """Write what became of a post."""
        with self._database.writing() as tx:
            conversations.hold(tx, sending.lease)
            outbox.settle(tx, sending.lease.workspace, sending.post.effect, outcome)
            return _next(tx, sending.lease)


def _next(tx: Transaction, lease: Lease) -> Step | None:
    """Return what comes next in the conversation, or give it free until something is due.

    What is to be said is said before the next request is heard, which may be about it.
    """
    if lease.steps == TURN:
        conversations.release(tx, lease, tx.now)
        return None
    lease = replace(lease, steps=lease.steps + 1)
    post = outbox.take(tx, lease)
    if isinstance(post, Sending):
        return post
    request = None if post.speaks else inbox.take(tx, lease)
    if isinstance(request, Delivery):
        return request
    conversations.release(tx, lease, min((due for due in (post.until, request) if due), default=None))
    return None


def _mine(work: Work) -> SqlWork:
    if not isinstance(work, SqlWork):
        raise TypeError(f"{type(work).__name__} was not made by this database.")
    return work
