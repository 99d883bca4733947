"""A workspace in the database, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.adapters.database.engine import connect
from bot.adapters.database.tables import metadata
from bot.adapters.database.workspaces import Waiting, erase, waiting
from bot.services.delivery import Incoming
from tests.adapters.filling import fill

if TYPE_CHECKING:
    from bot.adapters.database.storage import Storage


def test_what_waits_is_counted_for_one_workspace(storage: Storage) -> None:
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {"text": "hi"}))
    storage.deliveries.accept(Incoming("T1", "D1", "k2", "2", {"text": "there"}))
    storage.deliveries.accept(Incoming("T2", "D1", "k1", "1", {"text": "elsewhere"}))

    assert waiting(storage.database.engine, "T1") == Waiting(requests=2, posts=0)


def test_a_database_without_tables_has_nothing_to_count_and_nothing_to_erase(address: str) -> None:
    engine = connect(address)

    erase(engine, "T1")

    assert waiting(engine, "T1") is None
    engine.dispose()


def test_erasing_a_workspace_leaves_nothing_of_it_and_all_of_the_others(storage: Storage) -> None:
    fill(storage)
    storage.deliveries.accept(Incoming("T2", "D1", "k1", "1", {"text": "elsewhere"}))

    erase(storage.database.engine, "T1")

    with storage.database.reading() as tx:
        left = {
            row.workspace
            for table in metadata.sorted_tables
            if "workspace" in table.c
            for row in tx.connection.execute(select(table.c.workspace))
        }
    assert left == {"T2"}
