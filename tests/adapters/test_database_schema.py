"""Tables are made, taken away and checked."""

from __future__ import annotations

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.adapters.database import engine, schema, tables
from bot.domain.errors import StorageError


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
