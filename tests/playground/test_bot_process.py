"""The bot as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
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


LASTING = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(print("ended")))
print("begun", flush=True)
time.sleep(30)
"""
HOLDING = """
import os, pathlib, sys
from bot.playground.bot_process import BotProcess
bot = BotProcess([sys.executable, "-c", sys.argv[1]], os.environ, pathlib.Path(sys.argv[2]))
bot.start()
sys.stdin.read()
"""


def test_a_process_ends_with_whoever_started_it_however_that_ended(tmp_path: Path) -> None:
    log = tmp_path / "demo.log"
    arguments = [sys.executable, "-c", HOLDING, LASTING, str(log)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as holding:
        _read(log, "begun")

        holding.kill()

    _read(log, "begun\nended")


def _read(log: Path, words: str) -> None:
    """Wait until a log holds these words."""
    until = time.monotonic() + 20
    while not (log.exists() and log.read_text().strip() == words):
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.01)
