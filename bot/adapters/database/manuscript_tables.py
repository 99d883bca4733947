"""Tables of manuscripts: of which dossier, from which edition on, and what happened since, sealed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from bot.adapters.database.columns import Instant, metadata

manuscripts = Table(
    "manuscripts",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("dossier", String, nullable=False),
    Column("begun_from", Integer, nullable=False),
    Column("person", String, nullable=False),
    Column("started", Instant, nullable=False),
)
Index("manuscripts_dossier", manuscripts.c.workspace, manuscripts.c.dossier)

manuscript_entries = Table(
    "manuscript_entries",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("manuscript", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(
        ("workspace", "manuscript"), ("manuscripts.workspace", "manuscripts.id"), ondelete="CASCADE"
    ),
)
