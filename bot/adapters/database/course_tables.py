"""Tables of courses: of which target, and the values recorded since, sealed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Integer, LargeBinary, String, Table

from bot.adapters.database.columns import Instant, metadata

courses = Table(
    "courses",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("dossier", String, nullable=False),
    Column("target", String, nullable=False),
    Column("started", Instant, nullable=False),
)

course_entries = Table(
    "course_entries",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("course", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(("workspace", "course"), ("courses.workspace", "courses.id"), ondelete="CASCADE"),
)
