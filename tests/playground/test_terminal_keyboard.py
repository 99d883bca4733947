from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

PROGRAM = """
import sys
from rich.console import Console
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from bot.playground.playground import Playground
from bot.playground.terminal import run_terminal

with Playground() as playground:
    installed = playground.workspace.app
    app = App(client=WebClient(installed.bot_token, base_url=playground.base_url))
    app.event("app_home_opened")(lambda ack: ack())
    app.event("message")(lambda event, say: say(f"You said {event['text']}", thread_ts=event["ts"]))
    handler = SocketModeHandler(app, installed.app_token)
    handler.connect()
    playground.wait_until_connected()
    run_terminal(playground, sys.stdin, Console())
    print("good bye", flush=True)
"""


class Keyboard:
    """A person at a terminal: types, and reads what appears."""

    def __init__(self, screen: int) -> None:
        self._screen = screen
        self._read = ""

    def type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def see(self, text: str, seconds: float = 20) -> bool:
        """Read until a text appears; what was read before is forgotten."""
        deadline = time.monotonic() + seconds
        while text not in self._read and time.monotonic() < deadline:
            if select.select([self._screen], [], [], 0.1)[0]:
                shown = os.read(self._screen, 65536).decode(errors="replace")
                self._read += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
        _, found, self._read = self._read.partition(text)
        return bool(found)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    screen, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    command = [sys.executable, "-c", PROGRAM]
    child = subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=subprocess.DEVNULL, env=environment
    )
    os.close(terminal)
    yield Keyboard(screen)
    child.kill()
    child.wait()
    os.close(screen)


def test_at_the_keyboard_each_answer_is_followed_by_a_new_prompt(keyboard: Keyboard) -> None:
    assert keyboard.see("Astrid ›")

    for question in ("one", "two", "three"):
        keyboard.type(f"{question}\r")
        assert keyboard.see(f"You said {question}")
        assert keyboard.see("Astrid ›", 5)

    keyboard.type("\x04")
    assert keyboard.see("good bye")
