"""Many interviews at once: how long people wait for the bot, and whether anything goes wrong.

    .venv/bin/python -m tests.benchmarks.interviews_at_once --people 200 --rate 20 --seconds 300
    .venv/bin/python -m tests.benchmarks.interviews_at_once --people 30 --rate 3 --seconds 150 --limits

It starts the bot in a process of its own, against the stand-in for Slack, and lets people answer in turn: by
typing, and by choosing a level. Events come at their rate whether or not the bot keeps up. Beginning (which
schedules reminders, too) and answering are told apart. Without `--limits`, which has the stand-in enforce
Slack's rate limits, it is the bot alone that is measured.
"""

from __future__ import annotations

import argparse
import base64
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.playground import acting, interactions
from bot.playground.company import Company
from bot.playground.installation import from_manifest
from bot.playground.people import Person
from bot.playground.playground import Playground
from bot.slack.manifest import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message

INSTRUMENT = "samm"
SAID = (
    "We meet every quarter with the people of IT, and last month we moved two projects after such a meeting."
)
GLANCE = 0.03  # seconds between looks at what has come; the figures are that coarse
PATIENCE = 120.0  # seconds after which an answer that has not come counts as lost


@dataclass
class Respondent:
    """Somebody in an interview, and since when they wait for the bot."""

    person: Colleague
    root: Message | None = None
    waiting: float | None = None
    seen: int = 0
    answers: int = 0

    def posted(self) -> list[Message]:
        """Return what the bot wrote: in the thread, or before there is one, at all."""
        found = self.person.answers(thread=self.root.ts) if self.root else self.person.answers()
        return [message for message in found if self.root is None or message.ts != self.root.ts]

    def act(self) -> None:
        """Do what comes next."""
        posted = self.posted()
        self.seen, self.waiting = len(posted), time.monotonic()
        if self.root is None and not posted:
            _type_command(self.person, f"start {INSTRUMENT}")
        elif self.root is None or not posted:
            self.root, self.seen = self.root or posted[-1], 0
            self._press("I agree, begin", self.root)
        elif "Which side do you speak for" in posted[-1].text:
            self._press("Business", posted[-1])
        elif self._levels(posted[-1]):
            self.answers += 1
            self._press(self._levels(posted[-1])[self.answers % 3], posted[-1])
        else:
            self.person.say(SAID, thread=self.root)

    def _press(self, label: str, message: Message) -> None:
        acting.press(self.person.workspace, self.person.person, self.person.current(message), label)

    def _levels(self, message: Message) -> list[str]:
        accessories = (block.get("accessory", {}) for block in message.blocks)
        labels = [str(each.get("text", {}).get("text", "")) for each in accessories]
        return [label for label in labels if label.startswith("Choose ")]


def _type_command(person: Colleague, text: str) -> None:
    workspace = person.workspace
    with workspace.changing():
        payload = interactions.command(workspace, person.person, person.channel(), "/align", text)
        workspace.deliver("slash_commands", payload)


@dataclass
class Figures:
    """What was measured."""

    waits: list[float]
    lost: int = 0
    skipped: int = 0

    def lines(self) -> Iterator[str]:
        ordered = sorted(self.waits)
        yield f"{len(ordered)} reactions, {self.lost} lost, {self.skipped} events left out as nobody was free"
        for name, part in (("median", 0.5), ("p95", 0.95), ("p99", 0.99)):
            yield f"{name} {ordered[min(int(part * len(ordered)), len(ordered) - 1)] * 1000:.0f} ms"
        yield f"slowest {ordered[-1] * 1000:.0f} ms, mean {statistics.mean(ordered) * 1000:.0f} ms"


def run(people: Sequence[Respondent], rate: float, seconds: float) -> Figures:
    """Let people act at a rate for so long, each in turn, and measure how long they wait."""
    figures = Figures([])
    begun = time.monotonic()
    looked, events, turn = begun, 0, 0
    while (now := time.monotonic()) - begun < seconds or any(one.waiting for one in people):
        if now - looked > GLANCE:
            _look(people, figures, now)
            looked = now
        if now - begun < seconds and events < (now - begun) * rate:
            events += 1
            free = next((one for one in (*people[turn:], *people[:turn]) if one.waiting is None), None)
            if free is None:
                figures.skipped += 1
                continue
            turn = (people.index(free) + 1) % len(people)
            free.act()
        else:
            time.sleep(0.005)
    return figures


def _look(people: Sequence[Respondent], figures: Figures, now: float) -> None:
    for one in people:
        if one.waiting is None:
            continue
        if len(one.posted()) > one.seen:
            figures.waits.append(now - one.waiting)
            one.waiting = None
        elif now - one.waiting > PATIENCE:
            figures.lost += 1
            one.waiting = None


def main() -> None:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=200)
    options.add_argument("--rate", type=float, default=20.0, help="events a second")
    options.add_argument("--seconds", type=float, default=300.0)
    options.add_argument("--warm-up", type=float, default=15.0, help="seconds until people come")
    options.add_argument("--database", default="", help="address of a PostgreSQL database; default: SQLite")
    options.add_argument("--limits", action="store_true", help="refuse what Slack would refuse as too fast")
    chosen = options.parse_args()
    people = tuple(
        Person(f"U0P{number}", f"p{number}", f"P{number} Tester") for number in range(chosen.people)
    )
    app = replace(from_manifest(manifest()), id="A0PLUMBLINE")
    with tempfile.TemporaryDirectory() as home, Playground(app, Company("Large", people, ())) as slack:
        slack.workspace.rate_limits.enforced = chosen.limits
        environment = {
            **os.environ, **slack.environment(), "PLUMBLINE_HOME": home, "PLUMBLINE_LOG_LEVEL": "WARNING",
            "PLUMBLINE_KEYS": base64.urlsafe_b64encode(bytes(range(32))).decode(),
            "PLUMBLINE_DATABASE_URL": chosen.database,
        }  # fmt: skip
        log = Path(home) / "bot.log"
        with log.open("wb") as handle:
            bot = subprocess.Popen([sys.executable, "-m", "bot", "serve"], env=environment, stderr=handle)
        try:
            slack.wait_until_connected(60)
            time.sleep(chosen.warm_up)
            respondents = [Respondent(slack.person(one.id)) for one in people]
            begun = run(respondents, chosen.rate, 3 * len(people) / chosen.rate)
            figures = run(respondents, chosen.rate, chosen.seconds)
        finally:
            bot.terminate()
            bot.wait(60)
        events = [line for line in log.read_text().splitlines() if '"event"' in line]
        of_bot, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
        count = (
            f"{len(events)} warnings and errors in the bot's log; processor: "
            f"{_seconds(of_bot):.0f} s the bot, {_seconds(own):.0f} s the stand-in and the people"
        )
        told = (
            "beginning:", *begun.lines(), "answering:", *figures.lines(), _called(slack), count, *events[:3],
            "",
        )  # fmt: skip
        sys.stdout.write("\n".join(told))


def _called(slack: Playground) -> str:
    changes = slack.calls.of("chat.update")
    refused = sum(call.error == "ratelimited" for call in changes)
    return f"{len(changes)} calls of chat.update, {refused} of them refused as too fast"


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
