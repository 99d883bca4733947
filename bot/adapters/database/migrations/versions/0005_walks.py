"""Walks through decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "walks",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("dossier", sa.String, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("area", sa.String),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("workspace", "channel", "thread", name="walks_thread"),
    )
    op.create_index("walks_person", "walks", ["workspace", "person", "started"])
    op.create_table(
        "walk_entries",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("walk", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["workspace", "walk"], ["walks.workspace", "walks.id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    for table in ("walk_entries", "walks"):
        op.drop_table(table)
