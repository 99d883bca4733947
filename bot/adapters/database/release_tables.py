"""Tables of releases: what figures were told, and whom they counted, sealed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from bot.adapters.database.columns import Instant, metadata

releases = Table(
    "releases",
    metadata,
    Column("workspace", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
)
