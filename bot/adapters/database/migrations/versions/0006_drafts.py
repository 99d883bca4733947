"""Drafts of demands and gaps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("topic", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("dossier", sa.String, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String),
        sa.UniqueConstraint("workspace", "channel", "thread", name="drafts_thread"),
        sa.UniqueConstraint("workspace", "name", name="drafts_name"),
    )
    op.create_index("drafts_person", "drafts", ["workspace", "person", "started"])
    op.create_table(
        "draft_entries",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("draft", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "draft"], ["drafts.workspace", "drafts.id"], ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("draft_entries", "drafts"):
        op.drop_table(table)
