"""Engines: how Plumbline talks to SQLite and to PostgreSQL, and to nothing else."""

from __future__ import annotations

import fcntl
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.errors import SettingsError, StorageError
from knowledge.folders import private_folder

if TYPE_CHECKING:
    from types import ModuleType

    from sqlalchemy.engine import URL
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

try:
    from pysqlite3 import dbapi2 as _driver  # bundles an SQLite that is newer than most systems'
except ImportError:  # it is built for Linux only
    import sqlite3 as _driver

sqlite: ModuleType = _driver

log = logging.getLogger(__name__)

# From 3.7.0 to 3.51.2 a write-ahead log can corrupt the file when several connections meet a checkpoint.
SAFE_WRITE_AHEAD = (3, 51, 3)
# Slack waits three seconds; whoever else has the file locked for longer makes us refuse, and Slack repeat.
BUSY_SECONDS = 2
WRITING = "plumbline_writing"
_ADDRESSES = "use sqlite:///path/to/file or postgresql://user:password@host/name"
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def connect(address: str) -> Engine:
    """Return the engine of `sqlite:///path/to/file` or `postgresql://user:password@host/name`."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as broken:
        raise SettingsError("PLUMBLINE_DATABASE_URL is no address; " + _ADDRESSES) from broken
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url)
        case "postgresql":
            # No ping before each use: whatever meets a broken connection here is tried again anyway.
            return create_engine(url, pool_size=8, max_overflow=16)
        case other:
            raise SettingsError(f"{other} is no database that Plumbline knows; {_ADDRESSES}")


def sqlite_file(engine: Engine) -> Path | None:
    """Return the file of an SQLite database, None where it is another database."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


class Hold:
    """The sole right of one process to an SQLite file, from creation until `release`."""

    def __init__(self, file: Path) -> None:
        path = private_folder(file.parent) / (file.name + ".lock")
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            holder = os.read(self._handle, 20).decode(errors="replace") or "unknown"
            os.close(self._handle)
            raise StorageError(
                f"Another Plumbline (process {holder}) uses {file}. Stop it, choose another PLUMBLINE_HOME, "
                "or set PLUMBLINE_DATABASE_URL to a PostgreSQL database that several processes may share."
            ) from taken
        os.ftruncate(self._handle, 0)
        os.write(self._handle, str(os.getpid()).encode())

    def release(self) -> None:
        """Let another process have the file."""
        os.close(self._handle)


def journal_mode(version: tuple[int, int, int]) -> str:
    """Return how this version of SQLite writes safely: the write-ahead log is faster, where it is sound."""
    if version >= SAFE_WRITE_AHEAD:
        return "WAL"
    log.warning("sqlite_too_old", extra={"version": version, "consequence": "no write-ahead log, slower"})
    return "DELETE"


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise SettingsError("An SQLite database needs a file: sqlite:///path/to/plumbline.db")
    folder = Path(url.database).parent
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        module=sqlite,
        pool_size=8,
        max_overflow=24,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    journal = journal_mode(sqlite.sqlite_version_info)

    @event.listens_for(engine, "do_connect")
    def _make_folder(*_: object) -> None:
        private_folder(folder)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # SQLAlchemy's "begin" below opens transactions, not the driver
        cursor = connection.cursor()
        for pragma in (f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
