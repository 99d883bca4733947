"""Lines: posts that change a message wait for each other, and nothing else waits for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What is still to be sent keeps the order that it had, in the line of new messages.
    op.add_column("outbox", sa.Column("line", sa.String, nullable=False, server_default=""))
    changes = sa.text("line <> ''")
    op.create_index(
        "outbox_line", "outbox", ["workspace", "line", "id"], sqlite_where=changes, postgresql_where=changes
    )


def downgrade() -> None:
    op.drop_index("outbox_line", "outbox")
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("line")
