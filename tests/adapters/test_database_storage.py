"""What a database keeps beside the contracts: sealed words, one process, old payloads, keys, tables."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, inspect, select, text, update

from bot.adapters.database import engine, schema, tables, upkeep
from bot.adapters.database.cipher import Cipher
from bot.adapters.database.storage import Storage, open_storage
from bot.adapters.database.transactions import Database
from bot.adapters.database.turns import SqlTurns
from bot.domain.errors import StorageError, UnreadableError
from bot.domain.reply import Courtesy, Pleasantry
from bot.services.delivery import Delivery, Feedback, Incoming, Post, Sending, Sent
from bot.services.ports import Turn
from tests.databases import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.clock import FakeClock

OTHER_KEY = bytes(reversed(KEY))
SECRET = "Project Nightingale"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fill(storage: Storage, key: str = "k1") -> None:
    """Let one question with a secret go all the way, with feedback on its answer."""
    storage.deliveries.accept(Incoming("T1", "D1", key, "1", {"text": f"Why {SECRET}?"}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)
    work = storage.deliveries.work("T1", "D1", delivery.lease)
    said = Pleasantry(Courtesy.GREETING, SECRET)
    work.record(Turn(key, "T1", "D1", "1", "U1", f"Why {SECRET}?", said, "1", AT))
    work.feedback(Feedback(key, "U1", useful=True, comment=f"good on {SECRET}", at=AT))
    work.post(Post(f"answer:{key}", "D1", "chat.postMessage", {"text": SECRET}))
    sending = storage.deliveries.handled(delivery, work)
    assert isinstance(sending, Sending)
    storage.deliveries.sent(sending, Sent("5.5"))


def sealed_values(storage: Storage) -> list[bytes]:
    with storage.database.reading() as tx:
        return [
            value
            for column, _ in tables.SEALED
            for value in tx.connection.execute(select(column).where(column.is_not(None))).scalars()
        ]


def test_what_people_write_is_nowhere_in_clear(tmp_path: Path, clock: FakeClock) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/plumbline.db", [KEY], clock)

    fill(storage)
    with_log = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    storage.close()
    closed = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"answer:k1" in with_log
    assert SECRET.encode() not in with_log + closed


def test_what_people_write_is_sealed_in_every_database(storage: Storage) -> None:
    fill(storage)

    values = sealed_values(storage)

    assert len(values) == len(tables.SEALED)
    assert all(SECRET.encode() not in value for value in values)


def test_a_request_that_came_to_nothing_is_not_kept(storage: Storage) -> None:
    storage.deliveries.accept(Incoming("T1", "C1", "k1", "1", {"text": SECRET}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)

    storage.deliveries.handled(delivery, storage.deliveries.work("T1", "C1", delivery.lease))

    assert sealed_values(storage) == []


def test_the_latest_feedback_of_a_person_counts(storage: Storage) -> None:
    fill(storage)
    work = storage.deliveries.work("T1", "D1")
    work.feedback(Feedback("k1", "U1", useful=False, comment="on second thoughts", at=AT))

    storage.deliveries.commit(work)

    with storage.database.reading() as tx:
        row = tx.connection.execute(select(tables.feedback)).one()
        comment = tx.open(row.comment, tables.feedback.c.comment, "T1", "k1", "U1")
    assert (row.useful, comment) == (False, "on second thoughts")


def test_a_forgotten_turn_leaves_no_words(storage: Storage) -> None:
    fill(storage)
    work = storage.deliveries.work("T1", "D1")
    work.forget("k1")

    storage.deliveries.commit(work)

    with storage.database.reading() as tx:
        row = tx.connection.execute(select(tables.turns)).one()
        comments = tx.connection.execute(select(tables.feedback.c.comment)).scalars().all()
    assert (row.asked, row.response, comments) == (None, None, [None])


def test_a_request_that_cannot_be_read_does_not_hold_up_the_next(storage: Storage) -> None:
    for key in ("k1", "k2"):
        storage.deliveries.accept(Incoming("T1", "D1", key, key, {"text": "hi"}))
    with storage.database.writing() as tx:
        tx.connection.execute(update(tables.inbox).where(tables.inbox.c.key == "k1").values(body=b"spoilt"))

    step = storage.deliveries.claim()

    assert isinstance(step, Delivery)
    assert step.key == "k2"


def test_a_post_that_cannot_be_read_does_not_hold_up_the_next(storage: Storage) -> None:
    work = storage.deliveries.work("T1", "D1")
    for effect in ("a", "b"):
        work.post(Post(effect, "D1", "chat.postMessage", {}))
    storage.deliveries.commit(work)
    with storage.database.writing() as tx:
        spoil = update(tables.outbox).where(tables.outbox.c.effect == "a").values(arguments=b"spoilt")
        tx.connection.execute(spoil)

    step = storage.deliveries.claim()

    assert isinstance(step, Sending)
    assert step.post.effect == "b"


def test_payloads_are_gone_after_thirty_days_and_turns_after_two_years(
    storage: Storage, clock: FakeClock
) -> None:
    fill(storage)

    clock.advance(days=29)
    storage.purge()
    before = len(sealed_values(storage))
    clock.advance(days=2)
    storage.purge()
    after = len(sealed_values(storage))
    clock.advance(days=700)
    storage.purge()

    assert (before, after, sealed_values(storage)) == (5, 3, [])
    assert storage.turns.posted("T1", "answer:k1") == "5.5"


def test_what_is_not_done_yet_is_never_purged(storage: Storage, clock: FakeClock) -> None:
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {"text": "hi"}))

    clock.advance(days=365)
    storage.purge()

    assert isinstance(storage.deliveries.claim(), Delivery)


def test_rotation_seals_everything_with_the_new_key(storage: Storage, clock: FakeClock) -> None:
    fill(storage)
    storage.deliveries.accept(Incoming("T1", "D1", "k2", "2", {"text": "hi"}))
    both = Database(storage.database.engine, Cipher([OTHER_KEY, KEY]), clock)
    new_only = Database(storage.database.engine, Cipher([OTHER_KEY]), clock)

    count = upkeep.rotate(both)
    again = upkeep.rotate(both)

    assert (count, again) == (6, 0)
    assert SqlTurns(new_only).history("T1", "D1", "1", before="2") == [f"Why {SECRET}?"]


def test_rotation_says_when_the_old_key_is_missing(storage: Storage, clock: FakeClock) -> None:
    fill(storage)

    with pytest.raises(UnreadableError, match="No key in PLUMBLINE_KEYS"):
        upkeep.rotate(Database(storage.database.engine, Cipher([OTHER_KEY]), clock))


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


def test_migrations_make_exactly_the_tables_and_take_them_away(address: str) -> None:
    database = engine.connect(address)

    schema.upgrade(database)
    with database.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    version = schema.current(database)
    schema.downgrade(database, "base")
    left = inspect(database).get_table_names()
    schema.upgrade(database)
    again = schema.current(database)
    database.dispose()

    assert difference == []
    assert version == again == schema.newest()
    assert left == ["alembic_version"]


def test_several_processes_may_bring_the_tables_up_to_date_at_once(address: str) -> None:
    database = engine.connect(address)
    threads = [threading.Thread(target=schema.upgrade, args=(database,)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    version = schema.current(database)
    database.dispose()

    assert version == schema.newest()


def test_tables_of_a_newer_version_are_refused(address: str) -> None:
    database = engine.connect(address)
    schema.upgrade(database)
    with database.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="newer Plumbline"):
        schema.upgrade(database)
    database.dispose()


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


def test_foreign_databases_are_refused() -> None:
    with pytest.raises(Exception, match="mysql is no database that Plumbline knows"):
        engine.connect("mysql://localhost/plumbline")


def test_more_than_a_batch_is_purged_as_well(storage: Storage, clock: FakeClock) -> None:
    for number in range(450):
        storage.deliveries.accept(Incoming("T1", "C1", f"k{number}", "1", {}))
    while (delivery := storage.deliveries.claim()) is not None:
        while isinstance(delivery, Delivery):
            nothing = storage.deliveries.work("T1", "C1", delivery.lease)
            delivery = storage.deliveries.handled(delivery, nothing)
    clock.advance(days=31)

    storage.purge()

    with storage.database.reading() as tx:
        assert tx.connection.execute(select(tables.inbox.c.id)).all() == []


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


def test_connections_that_broke_are_replaced(storage: Storage, address: str) -> None:
    if storage.database.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no connections that could break")
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {}))
    everybody_else = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    operator = engine.connect(address)
    with operator.connect() as connection:
        connection.execute(text(f"{everybody_else} AND datname = current_database()"))
    operator.dispose()

    with pytest.raises(StorageError):
        storage.deliveries.accept(Incoming("T1", "D1", "k2", "1", {}))
    accepted = storage.deliveries.accept(Incoming("T1", "D1", "k2", "1", {}))

    assert accepted


def test_payload_retention_can_be_shortened(storage: Storage, clock: FakeClock) -> None:
    fill(storage)

    clock.advance(days=2)
    upkeep.purge(storage.database, payloads=timedelta(days=1))

    assert len(sealed_values(storage)) == 3
