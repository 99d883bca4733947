"""Databases for tests: SQLite in a temporary folder, PostgreSQL in a cluster of our own, started once."""

from __future__ import annotations

import atexit
import functools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from bot.adapters.database import schema
from bot.adapters.database.engine import connect
from bot.adapters.database.tables import metadata

KEY = bytes(range(32))
_DEBIAN = Path("/usr/lib/postgresql")
_VERSION = "SELECT version_num FROM alembic_version"
_EMPTY = ";".join(
    [f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)]
    + ["SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences"]
)


def empty_database(kind: str, folder: Path) -> str:
    """Return the address of an empty database; skip the test where there is no PostgreSQL."""
    return f"sqlite:///{folder}/plumbline.db" if kind == "sqlite" else _empty_postgresql()


def ready_database(kind: str, folder: Path) -> str:
    """Return the address of a database that has its tables, and nothing in them."""
    if kind == "sqlite":
        shutil.copyfile(_template(), folder / "plumbline.db")
        return f"sqlite:///{folder}/plumbline.db"
    return _emptied_postgresql()


@functools.cache
def _template() -> Path:
    """Return an SQLite database that was migrated once."""
    folder = Path(tempfile.mkdtemp(prefix="plumbline-sqlite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    engine = connect(f"sqlite:///{folder}/template.db")
    schema.upgrade(engine)
    engine.dispose()
    return folder / "template.db"


def _postgresql() -> str:
    """Return the address of the one database that all tests use in turn."""
    address = _cluster()
    if address is None:
        pytest.skip("PostgreSQL's server programs (initdb, postgres) are not installed")
    return address


def _emptied_postgresql() -> str:
    """Take out what the last test left behind; deleting a few rows is far quicker than to truncate."""
    address = _postgresql()
    with psycopg.connect(address) as beside:
        filled = beside.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone() == (True,)
        if filled and beside.execute(_VERSION).fetchone() == (schema.newest(),):
            beside.execute(_EMPTY)
            return address
    return _empty_postgresql()


def _empty_postgresql() -> str:
    address = _postgresql()
    with psycopg.connect(address) as beside:
        beside.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return address


@functools.cache
def _cluster() -> str | None:
    """Start a cluster that ends with the tests, and return its address; None where there are no programs."""
    programs = _programs()
    if programs is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="plumbline-postgresql-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    owner = _owner()
    if owner is not None:
        shutil.chown(folder, owner)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-D", folder / "data", "-U", "plumbline", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    _run([programs / "initdb", *options], owner)
    # Nobody pulls this machine's plug to see what survives, so that nothing need reach the disk.
    settings = ["-p", str(port), "-k", folder, "-h", "127.0.0.1", "-c", "fsync=off"]
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", *settings],
        user=owner, group=owner, extra_groups=[] if owner else None, cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    atexit.register(server.wait, 10)
    atexit.register(
        server.send_signal, 3
    )  # fast shutdown of a PostgreSQL server is SIGINT, immediate SIGQUIT
    _wait(programs, port)
    return f"postgresql://plumbline@127.0.0.1:{port}/postgres"


def _programs() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    versions = [path for path in _DEBIAN.glob("*/bin") if (path / "initdb").exists()]
    return max(versions, key=lambda path: int(path.parent.name), default=None)


def _owner() -> str | None:
    """Return whom the server runs as: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: list[Path | str], owner: str | None) -> None:
    subprocess.run(
        command, user=owner, group=owner, extra_groups=[] if owner else None, check=True, capture_output=True,
        cwd="/",
    )  # fmt: skip


def _wait(programs: Path, port: int) -> None:
    for _ in range(200):
        ready = subprocess.run(
            [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], check=False
        )
        if ready.returncode == 0:
            return
        time.sleep(0.05)
    pytest.fail("PostgreSQL did not start")
