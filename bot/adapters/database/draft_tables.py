"""Tables of drafts: what is drafted by whom, and what happened since, sealed."""

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

drafts = Table(
    "drafts",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("topic", String, nullable=False),
    Column("person", String, nullable=False),
    Column("dossier", String, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("started", Instant, nullable=False),
    Column("name", String),
    UniqueConstraint("workspace", "channel", "thread", name="drafts_thread"),
    UniqueConstraint("workspace", "name", name="drafts_name"),
)
Index("drafts_person", drafts.c.workspace, drafts.c.person, drafts.c.started)

draft_entries = Table(
    "draft_entries",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("draft", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(("workspace", "draft"), ("drafts.workspace", "drafts.id"), ondelete="CASCADE"),
)
