"""Backups: the whole database in one file, and back. The keys are not in it; keep them elsewhere."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from bot.adapters.database import schema
from bot.adapters.database.engine import Hold, sqlite, sqlite_file
from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Engine

_PG_RESTORE = ("--clean", "--if-exists", "--no-owner", "--single-transaction")


def backup(engine: Engine, target: Path) -> None:
    """Write the database as it is at this moment to a new file; the bot may go on working meanwhile."""
    if target.exists():
        raise StorageError(f"{target} exists already; a backup never replaces a file.")
    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
    if sqlite_file(engine) is None:
        _postgresql(engine, "pg_dump", ["--format=custom", f"--file={target}"])
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def restore(engine: Engine, source: Path) -> None:
    """Put a backup in the place of the database, whose file is kept beside it; no bot may be using it."""
    if not source.is_file():
        raise StorageError(f"{source} is no file.")
    file = sqlite_file(engine)
    if file is None:
        _postgresql(engine, "pg_restore", [*_PG_RESTORE, str(source)])
        return
    hold = Hold(file)
    try:
        _check(source)
        engine.dispose()
        _replace(file, source)
    finally:
        hold.release()


def _check(source: Path) -> None:
    """Raise unless a file is a sound database of Plumbline's, not written by a newer one."""
    connection = sqlite.connect(f"file:{source}?mode=ro", uri=True)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone()
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite.DatabaseError as broken:
        raise StorageError(f"{source} is no database of Plumbline's.") from broken
    finally:
        connection.close()
    if sound != ("ok",):
        raise StorageError(f"{source} is damaged: {sound[0]}")
    schema.require_known(version[0] if version else None)


def _replace(file: Path, source: Path) -> None:
    fresh = file.with_name(file.name + ".restoring")
    shutil.copyfile(source, fresh)
    fresh.chmod(0o600)
    with fresh.open("rb") as handle:
        os.fsync(handle.fileno())
    for ending in ("", "-wal", "-shm"):  # together they are the database that was there
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + ending).replace(file.with_name(f"{file.name}.before-restore{ending}"))
    fresh.replace(file)


def _postgresql(engine: Engine, program: str, options: Sequence[str]) -> None:
    path = shutil.which(program)
    if path is None:
        raise StorageError(f"{program} is not installed; it comes with PostgreSQL's client tools.")
    url = engine.url
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = {**os.environ, "PGPASSWORD": url.password or ""}
    done = subprocess.run(  # noqa: S603 - our own program and options, no shell
        [path, f"--dbname={address}", *options], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StorageError(f"{program} failed: {done.stderr.strip()}")
