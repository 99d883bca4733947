from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.adapters.database import backups, schema
from bot.adapters.database.engine import connect
from bot.adapters.database.storage import open_storage
from bot.domain.errors import StorageError
from bot.services.delivery import Incoming
from tests.databases import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.clock import FakeClock

pytestmark = pytest.mark.slow


def request(key: str) -> Incoming:
    return Incoming("T1", "D1", key, "1", {})


@pytest.fixture
def client_tools(address: str) -> None:
    if address.startswith("postgresql") and shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed")


@pytest.mark.usefixtures("client_tools")
def test_a_restored_database_is_as_it_was_at_the_backup(
    address: str, clock: FakeClock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    storage = open_storage(address, [KEY], clock)
    storage.deliveries.accept(request("before"))
    backups.backup(storage.database.engine, copy)
    storage.deliveries.accept(request("after"))
    storage.close()

    backups.restore(connect(address), copy)
    storage = open_storage(address, [KEY], clock)
    known = [not storage.deliveries.accept(request(key)) for key in ("before", "after")]
    storage.close()

    assert known == [True, False]


def test_what_a_restore_replaces_is_kept(clock: FakeClock, tmp_path: Path) -> None:
    address, kept = f"sqlite:///{tmp_path}/plumbline.db", f"sqlite:///{tmp_path}/plumbline.db.before-restore"
    storage = open_storage(address, [KEY], clock)
    backups.backup(storage.database.engine, tmp_path / "copy")
    storage.deliveries.accept(request("after"))
    storage.close()

    backups.restore(connect(address), tmp_path / "copy")
    storage = open_storage(kept, [KEY], clock)
    known = not storage.deliveries.accept(request("after"))
    storage.close()

    assert known


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(clock: FakeClock, tmp_path: Path) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/plumbline.db", [KEY], clock)

    backups.backup(storage.database.engine, tmp_path / "copy")

    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    with pytest.raises(StorageError, match="exists already"):
        backups.backup(storage.database.engine, tmp_path / "copy")
    storage.close()


def test_nothing_is_restored_while_the_bot_uses_the_file(clock: FakeClock, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/plumbline.db"
    storage = open_storage(address, [KEY], clock)
    backups.backup(storage.database.engine, tmp_path / "copy")

    with pytest.raises(StorageError, match="Another Plumbline"):
        backups.restore(connect(address), tmp_path / "copy")
    storage.close()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_what_is_no_backup_is_refused_and_the_database_stays(
    content: bytes, clock: FakeClock, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path}/plumbline.db"
    open_storage(address, [KEY], clock).close()
    (tmp_path / "copy").write_bytes(content)

    with pytest.raises(StorageError, match="no database of Plumbline's"):
        backups.restore(connect(address), tmp_path / "copy")

    assert schema.current(connect(address)) == schema.newest()
