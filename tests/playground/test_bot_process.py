"""The bot as a process of its own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from bot.playground.bot_process import BotProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], BotProcess]]:
    """Start a process that says something, and wait until it has ended."""
    started = []

    def begin(words: str) -> BotProcess:
        said = BotProcess([sys.executable, "-c", f"print({words!r})"], os.environ, tmp_path / "demo.log")
        said.start()
        while said.running:
            pass
        started.append(said)
        return said

    yield begin
    for one in started:
        one.kill()


def test_two_demos_in_one_folder_do_not_write_over_each_other(start: Callable[[str], BotProcess]) -> None:
    first, second = start("one"), start("two")

    assert (first.last_lines(9), second.last_lines(9)) == (["one"], ["two"])
    assert (first.log_file.name, second.log_file.name) == ("demo.log", "demo-2.log")


def test_what_a_process_said_stays_when_it_is_started_again(start: Callable[[str], BotProcess]) -> None:
    process = start("one")

    process.start()
    while process.running:
        pass

    assert process.last_lines(9) == ["one", "one"]
