"""The schema: brings a database to the tables that this version needs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.adapters.database.engine import WRITING
from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_LOCK = 0x706C756D62  # "plumb"; any number will do, as long as every process takes the same


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up to date; several processes may try at once."""
    with engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin():
        if engine.dialect.name == "postgresql":
            plain.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        there = MigrationContext.configure(plain).get_current_revision()
        if revision == "head" and there == newest():
            return
        require_known(there)
        command.upgrade(_config(plain), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to an earlier version, `base` for none at all."""
    with engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin():
        command.downgrade(_config(plain), revision)


def current(engine: Engine) -> str | None:
    """Return the version of the tables, None for an empty database."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Return the version that this Plumbline needs."""
    return _steps().get_current_head()


def require_known(revision: str | None) -> None:
    """Raise StorageError for tables that a newer Plumbline made."""
    known = {step.revision for step in _steps().walk_revisions()}
    if revision is not None and revision not in known:
        raise StorageError(
            f"The database was written by a newer Plumbline (tables {revision}); update this one."
        )


@cache
def _steps() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config
