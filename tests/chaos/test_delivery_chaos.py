"""Thousands of events, repeated, out of order, dropped, to a bot that is killed again and again.

`PLUMBLINE_CHAOS_EVENTS` and `PLUMBLINE_CHAOS_KILLS` say how many; `PLUMBLINE_CHAOS_COMMAND` which bot, for
example `python -m bot serve`.
"""

from __future__ import annotations

import base64
import os
import random
import shlex
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.playground.company import Company
from bot.playground.faults import Fault
from bot.playground.people import Person
from bot.playground.playground import Playground
from tests.databases import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.messages import Message

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket, pytest.mark.timeout(900)]

EVENTS = int(os.environ.get("PLUMBLINE_CHAOS_EVENTS", "1500"))
KILLS = int(os.environ.get("PLUMBLINE_CHAOS_KILLS", "5"))
ECHO = f"{sys.executable} -m tests.chaos.echo_bot"
COMMAND = os.environ.get("PLUMBLINE_CHAOS_COMMAND", ECHO)

PEOPLE = CHANNELS = 200
ON_THE_WAY = 100  # deliveries that Slack keeps going at a time
QUIET_SECONDS = 60.0  # without a new answer, after which no more is expected
# Small events, as there are many of them, and now and then one that takes some work.
SMALL_TALK = ("hello", "hi there", "thanks!", "good morning")
QUESTION = "What is strategic fit?"


class Bot:
    """A bot's process, and the lives it has had."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log
        self._lock = threading.Lock()
        self.lives = 0
        self._process = self._start()

    def kill(self) -> None:
        """Kill it, as nothing can prevent, and start it again, as a supervisor does."""
        with self._lock:
            self._process.kill()
            self._process.wait()
            self._process = self._start()

    def stop(self) -> None:
        with self._lock:
            self._process.terminate()
            self._process.wait(60)

    def _start(self) -> subprocess.Popen[bytes]:
        self.lives += 1
        with self._log.open("ab") as log:
            return subprocess.Popen(shlex.split(COMMAND), env=self._environment, stdout=log, stderr=log)


@dataclass
class Asked:
    """All questions, by where their answers belong: the thread for mentions, else the direct messages."""

    mentions: list[Message] = field(default_factory=list)
    direct: list[Message] = field(default_factory=list)
    events: int = 0


@pytest.fixture
def slack() -> Iterator[Playground]:
    people = tuple(Person(f"U0P{number}", f"p{number}", f"P{number} Tester") for number in range(PEOPLE))
    with Playground(company=Company("Chaos", people, ())) as running:
        everybody = set(running.workspace.people)
        for number in range(CHANNELS):
            running.workspace.channels.add(f"c{number}", everybody)
        # As patient as Slack, which gives up after six minutes, but sooner to try: here a bot dies often.
        running.retries.waits = (0.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0)
        yield running


@pytest.fixture
def bot(slack: Playground, address: str, tmp_path: Path) -> Iterator[Bot]:
    keys = base64.urlsafe_b64encode(KEY).decode()
    home = {"PLUMBLINE_HOME": str(tmp_path), "PLUMBLINE_DATABASE_URL": address, "PLUMBLINE_KEYS": keys}
    running = Bot({**os.environ, **slack.environment(), **home}, tmp_path / "bot.log")
    slack.wait_until_connected(120)
    yield running
    running.stop()


def test_every_question_is_answered_once_whatever_happens(slack: Playground, bot: Bot) -> None:
    chance = random.Random(EVENTS)
    make_trouble(slack)
    deaths = sorted(chance.sample(range(EVENTS), KILLS))
    started = time.monotonic()

    asked = ask(slack, bot, deaths)
    settle(slack, len(asked.mentions) + len(asked.direct))
    seconds = time.monotonic() - started

    report(slack, bot, asked, seconds)
    assert [d for d in slack.workspace.deliveries if not d.acknowledged] == []
    assert bot.lives == KILLS + 1
    assert unanswered_or_doubled(slack, asked) == {}


def make_trouble(slack: Playground) -> None:
    slack.faults.add(Fault("duplicated", "*", probability=0.3, times=3))
    slack.faults.add(Fault("delayed", "*", probability=0.3, seconds=0.5))
    slack.faults.add(Fault("dropped", "*", probability=0.1, times=1))
    for kind in ("rate_limited", "server_error", "lost_request", "lost_answer"):
        slack.faults.add(Fault(kind, "chat.postMessage", probability=0.01, count=5))


def ask(slack: Playground, bot: Bot, deaths: list[int]) -> Asked:
    """Ask as fast as Slack delivers, three of four times directly, and kill the bot at some of the events."""
    asked, number = Asked(), 0
    while asked.events < EVENTS:
        number += 1
        person = slack.person(f"p{number % PEOPLE}")
        words = SMALL_TALK[number % len(SMALL_TALK)] if number % 101 else QUESTION
        if number % 4:
            asked.direct.append(person.say(words))
            asked.events += 1
        else:
            asked.mentions.append(person.mention(words, f"c{number % CHANNELS}"))
            asked.events += 2
        while deaths and asked.events > deaths[0]:
            deaths.pop(0)
            threading.Timer(random.random() / 2, bot.kill).start()
        wait_for_room(slack)
    return asked


def wait_for_room(slack: Playground) -> None:
    recent = slack.workspace.deliveries[-10 * ON_THE_WAY :]
    while sum(not delivery.finished.is_set() for delivery in recent) > ON_THE_WAY:
        time.sleep(0.01)


def settle(slack: Playground, questions: int) -> None:
    """Wait until all is answered, and a little longer for what should not come."""
    given, since = len(answers(slack)), time.monotonic()
    while given < questions and time.monotonic() < since + QUIET_SECONDS:
        time.sleep(0.5)
        before, given = given, len(answers(slack))
        since = time.monotonic() if given > before else since
    slack.wait_until_delivered(400)
    time.sleep(3)


def answers(slack: Playground) -> list[Message]:
    workspace = slack.workspace
    with workspace.changed:
        return [m for channel in workspace.channels for m in workspace.messages.of(channel.id) if m.bot_id]


def unanswered_or_doubled(slack: Playground, asked: Asked) -> dict[str, tuple[int, int]]:
    """Return places where the answers are not as many as the questions: (questions, answers)."""
    questions = Counter(f"{m.channel} {m.ts}" for m in asked.mentions)
    questions.update(m.channel for m in asked.direct)
    given = Counter(
        m.channel if m.channel.startswith("D") else f"{m.channel} {m.thread}" for m in answers(slack)
    )
    places = questions.keys() | given.keys()
    return {place: (questions[place], given[place]) for place in places if questions[place] != given[place]}


def report(slack: Playground, bot: Bot, asked: Asked, seconds: float) -> None:
    tried = [attempt for delivery in slack.workspace.deliveries for attempt in delivery.attempts]
    waits = sorted(attempt.seconds for attempt in tried if attempt.failure is None)
    p50, p95, p99 = (round(1000 * waits[int(len(waits) * share)]) for share in (0.5, 0.95, 0.99))
    look_ups = len(slack.calls.of("conversations.replies")) + len(slack.calls.of("conversations.history"))
    print(  # noqa: T201 - pytest shows it with -s
        f"\n{asked.events} events, {len(asked.mentions) + len(asked.direct)} questions, {bot.lives} lives, "
        f"{seconds:.0f} s: {len(slack.workspace.deliveries)} deliveries, {len(tried)} attempts, acknowledged "
        f"after {p50} ms (p95 {p95}, p99 {p99}), {len(slack.calls.of('chat.postMessage'))} posts, "
        f"{look_ups} look-ups"
    )
