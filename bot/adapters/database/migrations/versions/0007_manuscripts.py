"""Manuscripts: strategies while they are changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "manuscripts",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("dossier", sa.String, nullable=False),
        sa.Column("begun_from", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
    )
    op.create_index("manuscripts_dossier", "manuscripts", ["workspace", "dossier"])
    op.create_table(
        "manuscript_entries",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("manuscript", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "manuscript"], ["manuscripts.workspace", "manuscripts.id"], ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("manuscript_entries", "manuscripts"):
        op.drop_table(table)
