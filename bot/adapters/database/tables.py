"""Tables: what is stored. Columns named in SEALED hold encrypted text."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.adapters.database import columns
from bot.adapters.database.columns import Id, Instant
from bot.adapters.database.course_tables import course_entries
from bot.adapters.database.draft_tables import draft_entries
from bot.adapters.database.interview_tables import entries, questionnaires
from bot.adapters.database.manuscript_tables import manuscript_entries
from bot.adapters.database.release_tables import releases
from bot.adapters.database.walk_tables import walk_entries

metadata = columns.metadata  # with every table in it, once this module is imported

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
    Column("id", Id, primary_key=True),
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
    Column("id", Id, primary_key=True),
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
    Column("line", String, nullable=False, server_default=""),
    UniqueConstraint("workspace", "effect", name="outbox_effect"),
)
POST_OPEN = text("state IN ('waiting', 'sending')")
Index("outbox_open", outbox.c.workspace, outbox.c.conversation, outbox.c.id,
      sqlite_where=POST_OPEN, postgresql_where=POST_OPEN)  # fmt: skip
LINED = text("line <> ''")
Index("outbox_line", outbox.c.workspace, outbox.c.line, outbox.c.id,
      sqlite_where=LINED, postgresql_where=LINED)  # fmt: skip

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
    (questionnaires.c.body, ("instrument", "version")),
    (dossiers.c.body, ("dossier", "number")),
    (walk_entries.c.body, ("walk", "number")),
    (draft_entries.c.body, ("draft", "number")),
    (manuscript_entries.c.body, ("manuscript", "number")),
    (course_entries.c.body, ("course", "number")),
    (releases.c.body, ("name", "number")),
)
