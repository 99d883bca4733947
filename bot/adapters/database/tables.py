"""Tables: what is stored. Columns named in SEALED hold encrypted text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, kept as microseconds, so that both databases order and return it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turn a moment into a number."""
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Turn a number into a moment."""
        del dialect
        return None if value is None else _EPOCH + value * _MICROSECOND


metadata = MetaData()
_Id = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER counts up by itself in SQLite

# `due` is when something can be done in the conversation, null where nothing is open.
conversations = Table(
    "conversations",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("due", Instant),
    Column("token", BigInteger, nullable=False),
    Column("leased_until", Instant),
)
_waits = text("due IS NOT NULL")
Index("conversations_due", conversations.c.due, sqlite_where=_waits, postgresql_where=_waits)

WAITING, DONE, FAILED = "waiting", "done", "failed"

inbox = Table(
    "inbox",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("workspace", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("key", String, nullable=False),
    Column("twin", String),
    Column("at", String, nullable=False),
    Column("body", LargeBinary),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("received", Instant, nullable=False),
    Column("finished", Instant),
    Column("failure", String),
    UniqueConstraint("workspace", "key", name="inbox_delivery"),
    UniqueConstraint("workspace", "twin", name="inbox_twin"),
)
# Queries state these conditions in the same words: with parameters in them, no index would be used.
REQUEST_WAITS = text("state = 'waiting'")
Index("inbox_waiting", inbox.c.workspace, inbox.c.conversation, inbox.c.at, inbox.c.id,
      sqlite_where=REQUEST_WAITS, postgresql_where=REQUEST_WAITS)  # fmt: skip

STREAMING, SENDING, SENT = "streaming", "sending", "sent"

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("workspace", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("effect", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("method", String, nullable=False),
    Column("amends", String),
    Column("arguments", LargeBinary),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("ts", String),
    Column("posted", Instant, nullable=False),
    Column("finished", Instant),
    Column("failure", String),
    UniqueConstraint("workspace", "effect", name="outbox_effect"),
)
POST_OPEN = text("state IN ('waiting', 'sending')")
Index("outbox_open", outbox.c.workspace, outbox.c.conversation, outbox.c.id,
      sqlite_where=POST_OPEN, postgresql_where=POST_OPEN)  # fmt: skip

turns = Table(
    "turns",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("person", String, nullable=False),
    Column("message", String, nullable=False),
    Column("asked", LargeBinary),
    Column("response", LargeBinary),
    Column("at", Instant, nullable=False),
    Column("withdrawn", Instant),
)
Index("turns_thread", turns.c.workspace, turns.c.channel, turns.c.thread, turns.c.message)
Index("turns_message", turns.c.workspace, turns.c.channel, turns.c.message)

feedback = Table(
    "feedback",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("turn", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("useful", Boolean, nullable=False),
    Column("comment", LargeBinary),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(("workspace", "turn"), ("turns.workspace", "turns.id"), ondelete="CASCADE"),
)

interviews = Table(
    "interviews",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("side", String),
    Column("terms", String, nullable=False),
    Column("started", Instant, nullable=False),
    UniqueConstraint("workspace", "channel", "thread", name="interviews_thread"),
)
Index("interviews_person", interviews.c.workspace, interviews.c.person, interviews.c.started)

# `level`, `proposed` and `prompt` repeat what may be counted without opening the body.
entries = Table(
    "interview_entries",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("interview", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("question", String, nullable=False),
    Column("message", String),
    Column("level", Integer),
    Column("proposed", Integer),
    Column("prompt", String),
    Column("body", LargeBinary),
    Column("cause", String, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(
        ("workspace", "interview"), ("interviews.workspace", "interviews.id"), ondelete="CASCADE"
    ),
)

# An edition is kept for ever: what was answered from it names it.
dossiers = Table(
    "dossiers",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("dossier", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)

# Each sealed column with the columns that, after the workspace, name its row.
SEALED = (
    (inbox.c.body, ("key",)),
    (outbox.c.arguments, ("effect",)),
    (turns.c.asked, ("id",)),
    (turns.c.response, ("id",)),
    (feedback.c.comment, ("turn", "person")),
    (entries.c.body, ("interview", "number")),
    (dossiers.c.body, ("dossier", "number")),
)
