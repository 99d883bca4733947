"""Tables of interviews: what was agreed, what happened since, and the questionnaires as they were then."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from bot.adapters.database.columns import Instant, metadata

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

questionnaires = Table(
    "questionnaires",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("instrument", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)
