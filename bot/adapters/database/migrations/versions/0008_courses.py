"""Courses: the values that targets have had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("dossier", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "course_entries",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("course", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "course"], ["courses.workspace", "courses.id"], ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    for table in ("course_entries", "courses"):
        op.drop_table(table)
