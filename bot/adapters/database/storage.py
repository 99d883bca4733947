"""Storage: opens a database so that the bot can work with it, and closes it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.database import conversations, schema, upkeep
from bot.adapters.database.cipher import Cipher
from bot.adapters.database.courses import SqlCourses
from bot.adapters.database.deliveries import SqlDeliveries
from bot.adapters.database.dossiers import SqlDossiers
from bot.adapters.database.drafts import SqlDrafts
from bot.adapters.database.engine import Hold, connect, sqlite_file
from bot.adapters.database.interviews import SqlInterviews
from bot.adapters.database.manuscripts import SqlManuscripts
from bot.adapters.database.releases import SqlReleases
from bot.adapters.database.transactions import Database
from bot.adapters.database.turns import SqlTurns
from bot.adapters.database.walks import SqlWalks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Storage:
    """An open database and what it implements."""

    database: Database
    deliveries: SqlDeliveries
    turns: SqlTurns
    interviews: SqlInterviews
    dossiers: SqlDossiers
    walks: SqlWalks
    drafts: SqlDrafts
    manuscripts: SqlManuscripts
    courses: SqlCourses
    releases: SqlReleases
    hold: Hold | None

    def purge(self) -> None:
        """Forget what is too old to keep."""
        upkeep.purge(self.database)

    def close(self) -> None:
        """Close every connection and let another process have the file."""
        self.database.engine.dispose()
        if self.hold is not None:
            self.hold.release()


def open_storage(address: str, keys: Sequence[bytes], clock: Clock) -> Storage:
    """Open the database at an address for `plumbline serve`, with its tables brought up to date.

    An SQLite file is for this process alone, so that whatever was in hand when the last one ended is free.
    """
    engine = connect(address)
    file = sqlite_file(engine)
    hold = Hold(file) if file is not None else None
    schema.upgrade(engine)
    database = Database(engine, Cipher(keys), clock)
    deliveries = SqlDeliveries(database)
    if hold is not None:
        with database.writing() as tx:
            conversations.free_all(tx)
        deliveries.hurry()  # the clock may have been set back meanwhile
    return Storage(
        database, deliveries, SqlTurns(database), SqlInterviews(database), SqlDossiers(database),
        SqlWalks(database), SqlDrafts(database), SqlManuscripts(database), SqlCourses(database),
        SqlReleases(database), hold,
    )  # fmt: skip


def open_beside(address: str, keys: Sequence[bytes], clock: Clock) -> Database:
    """Open the database for a command that reads and writes a little, while a bot may be running on it."""
    engine = connect(address)
    schema.upgrade(engine)
    return Database(engine, Cipher(keys), clock)
