"""Conversations, inbox, outbox, turns and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_waiting = sa.text("state = 'waiting'")
_open = sa.text("state IN ('waiting', 'sending')")
_due = sa.text("due IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("due", sa.BigInteger),
        sa.Column("token", sa.BigInteger, nullable=False),
        sa.Column("leased_until", sa.BigInteger),
    )
    op.create_index("conversations_due", "conversations", ["due"], sqlite_where=_due, postgresql_where=_due)
    op.create_table(
        "inbox",
        sa.Column("id", _id, primary_key=True),
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("twin", sa.String),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
        sa.Column("failure", sa.String),
        sa.UniqueConstraint("workspace", "key", name="inbox_delivery"),
        sa.UniqueConstraint("workspace", "twin", name="inbox_twin"),
    )
    op.create_index(
        "inbox_waiting", "inbox", ["workspace", "conversation", "at", "id"],
        sqlite_where=_waiting, postgresql_where=_waiting,
    )  # fmt: skip
    op.create_table(
        "outbox",
        sa.Column("id", _id, primary_key=True),
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("effect", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("amends", sa.String),
        sa.Column("arguments", sa.LargeBinary),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("ts", sa.String),
        sa.Column("posted", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
        sa.Column("failure", sa.String),
        sa.UniqueConstraint("workspace", "effect", name="outbox_effect"),
    )
    op.create_index(
        "outbox_open", "outbox", ["workspace", "conversation", "id"],
        sqlite_where=_open, postgresql_where=_open,
    )  # fmt: skip
    op.create_table(
        "turns",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("asked", sa.LargeBinary),
        sa.Column("response", sa.LargeBinary),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("withdrawn", sa.BigInteger),
    )
    op.create_index("turns_thread", "turns", ["workspace", "channel", "thread", "message"])
    op.create_index("turns_message", "turns", ["workspace", "channel", "message"])
    op.create_table(
        "feedback",
        sa.Column("workspace", sa.String, primary_key=True),
        sa.Column("turn", sa.String, primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.Column("comment", sa.LargeBinary),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["workspace", "turn"], ["turns.workspace", "turns.id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    for table in ("feedback", "turns", "outbox", "inbox", "conversations"):
        op.drop_table(table)
