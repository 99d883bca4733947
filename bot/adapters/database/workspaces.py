"""What the database holds of one workspace as a whole: how much waits there, and how to erase all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.adapters.database.engine import WRITING
from bot.adapters.database.tables import POST_OPEN, REQUEST_WAITS, inbox, metadata, outbox

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Waiting:
    """Requests that wait to be worked on, and posts that wait to be sent."""

    requests: int
    posts: int


def waiting(engine: Engine, workspace: str) -> Waiting | None:
    """Count what waits, also while a bot runs; None where there are no tables yet, or somebody locks them."""
    requests = select(func.count()).where(inbox.c.workspace == workspace, REQUEST_WAITS)
    posts = select(func.count()).where(outbox.c.workspace == workspace, POST_OPEN)
    try:
        with engine.connect() as connection:
            return Waiting(connection.scalar(requests) or 0, connection.scalar(posts) or 0)
    except (OperationalError, ProgrammingError):
        return None


def erase(engine: Engine, workspace: str) -> None:
    """Erase every row of a workspace. No bot may be running there; documents stay on their shelf."""
    with engine.connect() as plain, plain.execution_options(**{WRITING: True}).begin():
        there = engine.dialect.get_table_names(plain)
        # Those that point to others go first.
        for table in reversed(metadata.sorted_tables):
            if "workspace" in table.c and table.name in there:
                plain.execute(delete(table).where(table.c.workspace == workspace))
