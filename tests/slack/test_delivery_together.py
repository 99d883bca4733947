"""Several processes on one PostgreSQL database, each on an engine of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.database.storage import open_storage
from tests.databases import KEY, ready_database
from tests.slack.echoing import Bot, eventually, message, now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def bots(tmp_path: Path) -> Iterator[list[Bot]]:
    address = ready_database("postgresql", tmp_path)
    storages = [open_storage(address, [KEY], now) for _ in range(3)]
    together = [Bot(storage.deliveries) for storage in storages]
    for bot in together:
        bot.delivery.start()
    yield together
    for bot in together:
        bot.delivery.stop()
    for storage in storages:
        storage.close()


def test_each_question_is_answered_once_whoever_hears_it(bots: list[Bot]) -> None:
    for number in range(30):
        for bot in {bots[number % 3], bots[number % 2]}:  # Slack may deliver again, to another process
            bot.receive(message(f"m{number}", number, channel=f"D{number % 10}"))

    eventually(lambda: sum(len(bot.sender.sent) for bot in bots) >= 30, seconds=30)

    said = [text for bot in bots for text in bot.sender.texts()]
    assert sorted(said) == sorted(f"You said m{number}" for number in range(30))


def test_what_one_process_stored_another_works_off(bots: list[Bot]) -> None:
    first, *others = bots
    first.delivery.stop()

    first.receive(message("hi"))
    eventually(lambda: any(bot.sender.sent for bot in others))

    assert [text for bot in others for text in bot.sender.texts()] == ["You said hi"]
