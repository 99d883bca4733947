"""Turns: what was asked and answered, and what people think of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select, tuple_, update
from sqlalchemy import Row as Found

from bot.adapters.database import inbox, outbox, responses
from bot.adapters.database.tables import feedback as feedbacks
from bot.adapters.database.tables import turns
from bot.adapters.database.transactions import Insert, insert_into
from bot.services.ports import Turn

if TYPE_CHECKING:
    from bot.adapters.database.transactions import Database, Row, Transaction
    from bot.services.delivery import Feedback

HISTORY = 5
RECENT = 1800.0  # seconds

_c = turns.c


def sealed(database: Database, turn: Turn) -> Row:
    """Return a turn as a row."""
    this = turn.workspace, turn.id
    return {
        "workspace": turn.workspace, "id": turn.id, "channel": turn.channel, "thread": turn.thread,
        "person": turn.person, "message": turn.message, "at": turn.at,
        "asked": database.seal(turn.asked, _c.asked, *this),
        "response": database.seal(responses.to_text(turn.response), _c.response, *this),
    }  # fmt: skip


def record(tx: Transaction, row: Row) -> None:
    """Store a turn; recorded again, nothing changes."""
    tx.connection.execute(_record(tx.dialect), row)


def withdraw(tx: Transaction, workspace: str, turn_id: str) -> None:
    """Take a turn out of the history."""
    tx.connection.execute(
        update(turns).where(_c.workspace == workspace, _c.id == turn_id).values(withdrawn=tx.now)
    )


def forget(tx: Transaction, workspace: str, turn_id: str) -> None:
    """Take a turn out of the history and erase its words and those about it, wherever they stand.

    Along with those of the turns that its message was before it was edited, and with what was received and
    sent in their conversations.
    """
    this = select(_c.channel, _c.message).where(_c.workspace == workspace, _c.id == turn_id)
    same = select(_c.id, _c.channel, _c.thread, _c.person).where(
        _c.workspace == workspace, tuple_(_c.channel, _c.message).in_(this)
    )
    found = list(tx.connection.execute(same))
    ids = [row.id for row in found]
    for conversation in {_conversation(row) for row in found}:
        inbox.erase(tx, workspace, conversation)
        outbox.erase(tx, workspace, conversation)
    these = _c.workspace == workspace, _c.id.in_(ids)
    tx.connection.execute(update(turns).where(*these).values(withdrawn=tx.now, asked=None, response=None))
    about = feedbacks.c.workspace == workspace, feedbacks.c.turn.in_(ids)
    tx.connection.execute(update(feedbacks).where(*about).values(comment=None))


def _conversation(row: Found[*tuple[Any, ...]]) -> str:
    """Return the conversation in which something was asked; a private question has none but its asker's."""
    if ":" in row.thread:
        return f"person:{row.person}"
    return str(row.channel) if row.channel.startswith("D") else f"{row.channel}:{row.thread}"


def sealed_feedback(database: Database, workspace: str, what: Feedback) -> Row:
    """Return what a person thinks of a turn as a row."""
    comment = database.seal(what.comment, feedbacks.c.comment, workspace, what.turn_id, what.person)
    who = {"workspace": workspace, "turn": what.turn_id, "person": what.person}
    return {**who, "useful": what.useful, "comment": comment, "at": what.at}


def feedback(tx: Transaction, row: Row) -> None:
    """Store what a person thinks of a turn that is there, unless the same person has thought again since."""
    known = select(_c.id).where(_c.workspace == row["workspace"], _c.id == row["turn"])
    if tx.connection.execute(known).first() is None:
        return
    new = insert_into(feedbacks, tx.dialect)
    opinion = {name: new.excluded[name] for name in ("useful", "comment", "at")}
    who = ("workspace", "turn", "person")
    later = feedbacks.c.at <= new.excluded.at
    tx.connection.execute(new.on_conflict_do_update(index_elements=who, set_=opinion, where=later), row)


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

    def latest(self, workspace: str, person: str, limit: int) -> list[Turn]:
        """Return what a person asked last, latest first."""
        query = (
            select(turns)
            .where(_c.workspace == workspace, _c.person == person)
            .where(_c.withdrawn.is_(None), _c.asked.is_not(None))
            .order_by(_c.at.desc())
            .limit(limit)
        )
        with self._database.reading() as tx:
            return [_turn(tx, row) for row in tx.connection.execute(query)]

    def posted(self, workspace: str, effect: str) -> str | None:
        """Return the timestamp of the message that an effect became."""
        with self._database.reading() as tx:
            return outbox.posted(tx, workspace, effect)

    def _one(self, *conditions: ColumnElement[bool]) -> Turn | None:
        query = select(turns).where(*conditions, _c.asked.is_not(None)).order_by(_c.at.desc()).limit(1)
        with self._database.reading() as tx:
            row = tx.connection.execute(query).first()
            return None if row is None else _turn(tx, row)


def _turn(tx: Transaction, row: Found[Any]) -> Turn:
    response = tx.open(row.response, _c.response, row.workspace, row.id)
    return Turn(
        id=row.id, workspace=row.workspace, channel=row.channel, thread=row.thread, person=row.person,
        asked=tx.open(row.asked, _c.asked, row.workspace, row.id), response=responses.from_text(response),
        message=row.message, at=row.at,
    )  # fmt: skip


@cache
def _record(dialect: str) -> Insert:
    return insert_into(turns, dialect).on_conflict_do_nothing()
