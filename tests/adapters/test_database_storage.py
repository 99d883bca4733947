"""One process at a time, and what happens when the ground gives way."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, event, text

from bot.adapters.database import engine
from bot.adapters.database.cipher import Cipher
from bot.adapters.database.storage import Storage, open_storage
from bot.adapters.database.transactions import Database
from bot.domain.errors import SettingsError, StorageError
from bot.services.delivery import Incoming
from bot.services.steps import Delivery
from tests.databases import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.clock import FakeClock

pytestmark = pytest.mark.slow


def test_several_workers_never_hold_the_same_conversation(storage: Storage) -> None:
    for number in range(60):
        storage.deliveries.accept(Incoming("T1", f"D{number % 6}", f"k{number}", f"{number:03}", {}))
    taken: list[str] = []
    in_hand: set[str] = set()
    clashes: list[str] = []

    def work() -> None:
        while (step := storage.deliveries.claim()) is not None:
            while isinstance(step, Delivery):
                name = step.lease.conversation
                if name in in_hand:
                    clashes.append(name)
                in_hand.add(name)
                taken.append(step.key)
                in_hand.discard(name)
                step = storage.deliveries.handled(step, storage.deliveries.work("T1", name, step.lease))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == sorted(f"k{number}" for number in range(60))
    assert clashes == []
    assert all(
        [key for key in taken if int(key[1:]) % 6 == rest] == [f"k{number}" for number in range(rest, 60, 6)]
        for rest in range(6)
    )


def test_a_database_that_cannot_be_reached_is_a_storage_error(tmp_path: Path, clock: FakeClock) -> None:
    database = engine.connect("postgresql://plumbline@127.0.0.1:1/nowhere")

    with (
        pytest.raises(StorageError, match="plumbline doctor"),
        Database(database, Cipher([KEY]), clock).reading(),
    ):
        pass


def test_a_second_process_is_told_who_uses_the_file(tmp_path: Path, clock: FakeClock) -> None:
    address = f"sqlite:///{tmp_path}/plumbline.db"
    storage = open_storage(address, [KEY], clock)
    program = "import sys; from pathlib import Path; from bot.adapters.database.engine import Hold; "
    program += f"Hold(Path({str(tmp_path / 'plumbline.db')!r}))"

    second = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    storage.close()
    third = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert f"Another Plumbline (process {os.getpid()}) uses" in second.stderr
    assert third.returncode == 0


def test_what_was_in_hand_when_the_process_died_is_free_at_once(tmp_path: Path, clock: FakeClock) -> None:
    address = f"sqlite:///{tmp_path}/plumbline.db"
    first = open_storage(address, [KEY], clock)
    first.deliveries.accept(Incoming("T1", "D1", "k1", "1", {}))
    first.deliveries.claim()
    first.close()

    second = open_storage(address, [KEY], clock)
    step = second.deliveries.claim()
    second.close()

    assert isinstance(step, Delivery)
    assert step.attempt == 2


def test_sqlite_is_told_to_lose_nothing(tmp_path: Path) -> None:
    database = engine.connect(f"sqlite:///{tmp_path}/plumbline.db")

    with database.connect() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    database.dispose()

    assert settings == ["wal", 2, 1, 2000]


def test_an_sqlite_whose_log_may_corrupt_does_without_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        modes = [engine.journal_mode(version) for version in ((3, 40, 1), (3, 51, 2), (3, 51, 3))]

    assert modes == ["DELETE", "DELETE", "WAL"]
    assert [record.message for record in caplog.records] == ["sqlite_too_old"] * 2


@pytest.mark.parametrize("address", ["nonsense", "", "postgresql://host:port/name"])
def test_what_is_no_address_is_named_as_a_setting(address: str) -> None:
    with pytest.raises(SettingsError, match="PLUMBLINE_DATABASE_URL is no address; use sqlite:///path"):
        engine.connect(address)


def test_foreign_databases_are_refused() -> None:
    with pytest.raises(Exception, match="mysql is no database that Plumbline knows"):
        engine.connect("mysql://localhost/plumbline")


def test_a_file_that_somebody_else_has_locked_is_refused_in_time(tmp_path: Path, clock: FakeClock) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/plumbline.db", [KEY], clock)
    other = engine.sqlite.connect(tmp_path / "plumbline.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()

    with pytest.raises(StorageError):
        storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {}))
    seconds = time.monotonic() - started
    other.execute("ROLLBACK")
    other.close()
    accepted = storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {}))
    storage.close()

    assert seconds < 2.5
    assert accepted


def test_a_full_disk_is_refused_and_recovered_from(tmp_path: Path, clock: FakeClock) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/plumbline.db", [KEY], clock)
    pages = 1  # fewer than there are already, so that the file may not grow

    @event.listens_for(storage.database.engine, "checkout")
    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    large = Incoming("T1", "D1", "k1", "1", {"text": "x" * 1_000_000})
    with pytest.raises(StorageError):
        storage.deliveries.accept(large)
    pages = 1_000_000
    accepted = storage.deliveries.accept(large)
    storage.close()

    assert accepted


def test_connections_that_broke_are_replaced(storage: Storage) -> None:
    if storage.database.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no connections that could break")
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {}))
    everybody_else = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    operator = create_engine(storage.database.engine.url)
    with operator.connect() as connection:
        connection.execute(text(f"{everybody_else} AND datname = current_database()"))
    operator.dispose()

    with pytest.raises(StorageError):
        storage.deliveries.accept(Incoming("T1", "D1", "k2", "1", {}))
    accepted = storage.deliveries.accept(Incoming("T1", "D1", "k2", "1", {}))

    assert accepted
