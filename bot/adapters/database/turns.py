"""Turns: what was asked and answered, and what people think of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, select, update

from bot.adapters.database import outbox, responses
from bot.adapters.database.tables import feedback as feedbacks
from bot.adapters.database.tables import turns
from bot.services.ports import Turn

if TYPE_CHECKING:
    from bot.adapters.database.transactions import Database, Transaction
    from bot.services.delivery import Feedback

HISTORY = 5
RECENT = 1800.0  # seconds

_c = turns.c


def record(tx: Transaction, turn: Turn) -> None:
    """Store a turn; recorded again, nothing changes."""
    where = (turn.workspace, turn.id)
    tx.connection.execute(
        tx.insert(turns)
        .values(
            workspace=turn.workspace,
            id=turn.id,
            channel=turn.channel,
            thread=turn.thread,
            person=turn.person,
            message=turn.message,
            at=turn.at,
            asked=tx.seal(turn.asked, _c.asked, *where),
            response=tx.seal(responses.to_text(turn.response), _c.response, *where),
        )
        .on_conflict_do_nothing()
    )


def withdraw(tx: Transaction, workspace: str, turn_id: str) -> None:
    """Take a turn out of the history."""
    tx.connection.execute(
        update(turns).where(_c.workspace == workspace, _c.id == turn_id).values(withdrawn=tx.now)
    )


def forget(tx: Transaction, workspace: str, turn_id: str) -> None:
    """Take a turn out of the history and erase its words and those about it."""
    withdraw(tx, workspace, turn_id)
    tx.connection.execute(
        update(turns).where(_c.workspace == workspace, _c.id == turn_id).values(asked=None, response=None)
    )
    about = feedbacks.c.workspace == workspace, feedbacks.c.turn == turn_id
    tx.connection.execute(update(feedbacks).where(*about).values(comment=None))


def feedback(tx: Transaction, workspace: str, what: Feedback) -> None:
    """Store what a person thinks of a turn, in place of what the same person thought before."""
    known = select(_c.id).where(_c.workspace == workspace, _c.id == what.turn_id)
    if tx.connection.execute(known).first() is None:
        return
    comment = tx.seal(what.comment, feedbacks.c.comment, workspace, what.turn_id, what.person)
    opinion = {"useful": what.useful, "comment": comment, "at": what.at}
    key = {"workspace": workspace, "turn": what.turn_id, "person": what.person}
    tx.connection.execute(
        tx.insert(feedbacks).values(**key, **opinion).on_conflict_do_update(index_elements=key, set_=opinion)
    )


class SqlTurns:
    """The turns in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def history(self, workspace: str, channel: str, thread: str | None, before: str) -> list[str]:
        """Return the latest earlier questions of a thread, or of a channel's last half hour, oldest first."""
        recent = _c.message >= f"{float(before) - RECENT:.6f}"
        query = (
            select(turns)
            .where(_c.workspace == workspace, _c.channel == channel)
            .where(recent if thread is None else _c.thread == thread)
            .where(_c.message < before, _c.withdrawn.is_(None))
            .order_by(_c.message.desc())
            .limit(HISTORY)
        )
        with self._database.reading() as tx:
            rows = tx.connection.execute(query).all()
            return [tx.open(row.asked, _c.asked, workspace, row.id) for row in reversed(rows)]

    def turn(self, workspace: str, turn_id: str) -> Turn | None:
        """Return one turn, also one that was withdrawn; None where its words were erased."""
        return self._one(_c.workspace == workspace, _c.id == turn_id)

    def asked_in(self, workspace: str, channel: str, message: str) -> Turn | None:
        """Return the turn whose question is this message, None where it was withdrawn."""
        here = _c.workspace == workspace, _c.channel == channel, _c.message == message
        return self._one(*here, _c.withdrawn.is_(None))

    def posted(self, workspace: str, effect: str) -> str | None:
        """Return the timestamp of the message that an effect became."""
        with self._database.reading() as tx:
            return outbox.posted(tx, workspace, effect)

    def _one(self, *conditions: ColumnElement[bool]) -> Turn | None:
        query = select(turns).where(*conditions, _c.asked.is_not(None)).order_by(_c.at.desc()).limit(1)
        with self._database.reading() as tx:
            row = tx.connection.execute(query).first()
            return None if row is None else _turn(tx, row)


def _turn(tx: Transaction, row: Row[Any]) -> Turn:
    response = tx.open(row.response, _c.response, row.workspace, row.id)
    return Turn(
        id=row.id, workspace=row.workspace, channel=row.channel, thread=row.thread, person=row.person,
        asked=tx.open(row.asked, _c.asked, row.workspace, row.id), response=responses.from_text(response),
        message=row.message, at=row.at,
    )  # fmt: skip
