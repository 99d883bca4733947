from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from bot.playground.bot_process import bypassing_proxies
from bot.playground.demo import Demo, run_demo, staged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

BOT = """
import os
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

app = App(client=WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]))
app.event("app_home_opened")(lambda ack: ack())

@app.event("message")
def answer(event, say):
    if event["text"] == "die":
        print("something broke", flush=True)
        os._exit(3)
    say(f"You said {event['text']}")

SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
"""


def talk(folder: Path, program: str, *lines: str) -> tuple[int, str]:
    output = io.StringIO()
    demo = Demo([sys.executable, "-c", program], dict(os.environ), folder / "logs" / "bot.log")
    code = run_demo(
        demo, io.StringIO("".join(f"{line}\n" for line in lines)), Console(file=output, width=100)
    )
    return code, output.getvalue()


def test_the_demo_starts_the_bot_talks_and_stops_it(tmp_path: Path) -> None:
    code, shown = talk(tmp_path, BOT, "hello")

    assert code == 0
    assert "The bot is ready after" in shown
    assert "You said hello" in shown


def test_a_bot_that_dies_while_talking_is_explained(tmp_path: Path) -> None:
    code, shown = talk(tmp_path, BOT, "die", "hello")

    assert code == 1
    assert "The bot stopped by itself (exit code 3)." in shown
    assert "something broke" in shown


def test_a_bot_that_cannot_start_is_explained(tmp_path: Path) -> None:
    code, shown = talk(tmp_path, "raise SystemExit('no settings')", "hello")

    assert code == 1
    assert "The bot stopped by itself (exit code 1)." in shown
    assert "no settings" in shown


def test_what_is_asked_while_the_bot_starts_is_answered_when_it_is_there(tmp_path: Path) -> None:
    demo = Demo([sys.executable, "-c", BOT], dict(os.environ), tmp_path / "bot.log")
    with staged(demo) as (playground, process):
        question = playground.person("emil").say("Hello?")
        process.start()

        answer = playground.person("emil").wait_for_reply(question)

        assert answer.text == "You said Hello?"
        first = playground.workspace.deliveries[0]
        assert first.finished.wait(5)  # what came of an attempt is written down after the answer to it
        assert len(first.attempts) == 1


def test_a_proxy_is_not_asked_for_this_machine() -> None:
    behind = {
        "HTTPS_PROXY": "http://proxy.example:3128",
        "http_proxy": "",
        "no_proxy": "intranet",
        "HOME": "/h",
    }

    assert bypassing_proxies(behind) == {
        "ALL_PROXY": "http://proxy.example:3128",
        "NO_PROXY": "intranet,127.0.0.1,localhost",
        "HOME": "/h",
    }
    assert bypassing_proxies({"HOME": "/h"}) == {"HOME": "/h"}
