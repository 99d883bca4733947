from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from bot.playground.backstage import Depth
from bot.playground.bot_process import BotProcess
from bot.playground.errors import PlaygroundError
from bot.playground.playground import Playground
from bot.playground.reading import Unread, read_all, unread
from tests.playground.test_demo import BOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from slack_bolt import App
    from slack_sdk import WebClient


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Playground]:
    """A playground that owns its bot, which has not been started."""
    with Playground() as playground:
        environment = {**os.environ, **playground.environment()}
        process = BotProcess([sys.executable, "-c", BOT], environment, tmp_path / "bot.log")
        playground.backstage.process = process
        yield playground
        process.kill()


def test_the_bot_can_be_killed_and_started_again(stage: Playground) -> None:
    backstage = stage.backstage
    backstage.start()
    stage.wait_until_connected()
    first = backstage.bot()

    backstage.kill()
    killed = backstage.bot()
    question = stage.person("astrid").say("Are you there?")
    backstage.start()
    answer = stage.person("astrid").wait_for_reply(question)

    assert (first.says, killed.says, killed.process) == ("connected", "stopped", None)
    assert backstage.bot().starts == 2
    assert answer.text == "You said Are you there?"


def test_a_bot_that_somebody_else_started_is_left_alone() -> None:
    with Playground() as playground, pytest.raises(PlaygroundError, match="was not started from here"):
        playground.backstage.kill()


def test_a_reset_puts_everything_back_and_asks_the_questions_anew(stage: Playground) -> None:
    erased = []
    stage.backstage.erase = lambda: erased.append(stage.backstage.bot().says)
    stage.backstage.start()
    stage.wait_until_connected()
    bruno = stage.person("bruno")
    bruno.wait_for_reply(bruno.say("This is forgotten"))
    stage.hire("Nora Nyborg")
    stage.backstage.switch("drop", on=True)

    stage.backstage.reset()
    stage.wait_for(lambda: len(bruno.messages()) == 2, what="the first question and its answer")

    assert [message.text for message in bruno.messages()] == [
        "What is strategic fit?",
        "You said What is strategic fit?",
    ]
    assert erased == ["stopped"]
    assert "U0NORA" not in stage.workspace.people
    assert not any(on for _, on in stage.backstage.switches())
    assert "final" in stage.person("astrid").messages("strategy")[0].text


def test_the_journal_tells_what_went_to_and_fro(
    playground: Playground, connected: App, client: WebClient
) -> None:
    connected.event("message")(lambda ack: ack())
    playground.person("bruno").say("Hello")
    playground.wait_until_delivered()
    client.chat_postMessage(channel="D0BRUNOPLUMBLINE", text="Hi")

    entries = playground.backstage.journal()
    (call,) = (entry for entry in entries if entry.name == "chat.postMessage")
    (delivery,) = (entry for entry in entries if entry.way == "to the app" and entry.person == "Bruno Keller")

    assert (call.way, call.name, call.person, call.status) == (
        "to Slack", "chat.postMessage", "Bruno Keller", "ok",
    )  # fmt: skip
    assert (delivery.way, delivery.name, delivery.person, delivery.status, delivery.retries) == (
        "to the app", "message", "Bruno Keller", "acknowledged", 0,
    )  # fmt: skip


def test_a_switch_turns_a_fault_on_and_off(playground: Playground, connected: App) -> None:
    seen = []
    connected.event("message")(lambda event, ack: seen.append(event["text"]) or ack())
    backstage = playground.backstage
    playground.retries.factor = 0.0

    backstage.switch("duplicate", on=True)
    for number in range(8):
        playground.person("bruno").say(f"{number}")
    playground.wait_for(lambda: len(seen) > 8, what="copies")
    backstage.switch("duplicate", on=False)

    assert not any(on for _, on in backstage.switches())
    assert set(seen) == {str(number) for number in range(8)}


def test_time_jumps_to_a_scheduled_message(playground: Playground, client: WebClient) -> None:
    later = int(playground.workspace.clock.now()) + 86_400
    client.chat_scheduleMessage(channel="C0GENERAL", text="Tomorrow", post_at=later)
    client.chat_scheduleMessage(channel="C0GENERAL", text="The day after", post_at=later + 86_400)

    playground.backstage.jump()

    assert [message.text for message in playground.person("emil").messages("general")] == ["Tomorrow"]
    assert [message.draft.text for message in playground.backstage.scheduled()] == ["The day after"]


def test_what_others_write_is_unread_until_it_is_seen(playground: Playground, client: WebClient) -> None:
    workspace, bruno = playground.workspace, playground.person("bruno")
    channel = bruno.channel("general")
    said = bruno.say("Who knows?", "general")
    astrid = playground.person("astrid")
    astrid.say("Nobody", "general", said)
    astrid.say("Ask @carmen", "general")
    client.chat_postEphemeral(channel=channel.id, user="U0BRUNO", text="I do")

    new = {name: unread(workspace, f"U0{name}", channel) for name in ("ASTRID", "BRUNO", "CARMEN")}
    read_all(workspace, "U0BRUNO", channel)

    assert new == {"ASTRID": Unread(1, 0), "BRUNO": Unread(3, 0), "CARMEN": Unread(2, 1)}
    assert unread(workspace, "U0BRUNO", channel) == Unread(0, 0)


def test_how_much_the_bot_has_to_do_is_looked_up(playground: Playground) -> None:
    assert playground.backstage.depth() is None

    playground.backstage.look = lambda: Depth(requests=3, posts=1)

    assert playground.backstage.depth() == Depth(requests=3, posts=1)
