"""What Alembic runs: the steps, on the connection that it was handed."""

from __future__ import annotations

from alembic import context

from bot.adapters.database import tables

context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
