"""Tables of walks through decisions: which decision, and what happened since, sealed."""

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

walks = Table(
    "walks",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("dossier", String, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("decision", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("area", String),
    Column("started", Instant, nullable=False),
    UniqueConstraint("workspace", "channel", "thread", name="walks_thread"),
)
Index("walks_person", walks.c.workspace, walks.c.person, walks.c.started)

walk_entries = Table(
    "walk_entries",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("walk", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(("workspace", "walk"), ("walks.workspace", "walks.id"), ondelete="CASCADE"),
)
