"""Interviews and what happened in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interviews",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("instrument", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("side", sa.String),
        sa.Column("terms", sa.String, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("workspace", "channel", "thread", name="interviews_thread"),
    )
    op.create_index("interviews_person", "interviews", ["workspace", "person", "started"])
    op.create_table(
        "interview_entries",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("interview", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("message", sa.String),
        sa.Column("level", sa.Integer),
        sa.Column("proposed", sa.Integer),
        sa.Column("prompt", sa.String),
        sa.Column("body", sa.LargeBinary),
        sa.Column("cause", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "interview"], ["interviews.workspace", "interviews.id"], ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("interview_entries", "interviews"):
        op.drop_table(table)
