"""An interview whose process dies at every point of every request: nothing is lost or doubled, it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from slack_bolt import BoltRequest

from bot.adapters.capturing.rules import RulesCapturing
from bot.adapters.database.storage import Storage, open_storage
from bot.domain.interview.entries import DontKnow, Level
from bot.domain.interview.position import Finished, answers, next_step
from bot.playground import acting, interactions
from bot.playground.faults import Fault
from bot.playground.installation import from_manifest
from bot.playground.playground import Playground
from bot.playground.screen import buttons
from bot.services.answering import Answering
from bot.services.conversation import Conversation
from bot.services.drafting import Drafting
from bot.services.drafting.registry import Registry
from bot.services.editing import Editing
from bot.services.interviewing import Interviewing
from bot.services.loading import Loading
from bot.services.reporting import Reporting
from bot.services.targets import Tracking
from bot.services.walking import Walking
from bot.slack.app import build_app
from bot.slack.delivery import DurableDelivery
from bot.slack.installation import find_installation, web_client
from bot.slack.listeners.services import Services
from bot.slack.pacing import Limits, Pacing
from bot.slack.responding import Pressed
from bot.slack.sending import Sender
from tests.databases import KEY
from tests.fakes.charts import FakeCharts
from tests.fakes.composers import EchoComposer
from tests.fakes.dossiers import FakeArchives, FakeShelf
from tests.fakes.interviews import FakeInstruments, FakeListening
from tests.fakes.passages import FakePassages
from tests.interviews import instrument_of, rated
from tests.slack.samples import ERP, FIT
from tests.slack.test_delivery_crash import Clock, Fate, Killed, Mortal
from tests.slack.test_manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.domain.interview.entries import Interview
    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from bot.services.delivery import Json
    from bot.services.steps import Outcome, Sending

pytestmark = pytest.mark.enable_socket

LONG = instrument_of(
    ("First", tuple(rated(f"p{number}", f"Practice {number}") for number in range(60))), name="long"
)


class World:
    """What outlives a process: the database, Slack, the time, and the person who is interviewed."""

    def __init__(self, address: str, slack: Playground) -> None:
        self.address = address
        self.slack = slack
        self.clock = Clock()
        self.person: Colleague = slack.person("emil")
        self.root: Message | None = None
        self.deadly: Counter[str] = Counter()
        self.survived: Counter[str] = Counter()
        self.killed = 0

    def life(self, fate: Fate, body: Json | None) -> bool:
        """Let a process take a request and work off what there is; say whether it died of it."""
        storage = open_storage(self.address, [KEY], self.clock)
        delivery, accept = _assemble(self, storage, fate)
        try:
            if body is not None:
                assert accept(body)
            delivery.work_off()
        except Killed:
            return True
        finally:
            storage.close()
        return False

    def do(self, kind: str, act: Callable[[], object]) -> None:
        """Do something, while the process dies of it at the next point of this kind of request."""
        act()
        body = self.slack.workspace.deliveries[-1].payload
        self.deadly[kind] += 1
        died = self.life(Fate(self.deadly[kind]), body)
        if died:
            self.killed += 1
            self.clock.ahead += timedelta(seconds=7)  # until the dead process's lease has run out
            self.slack.advance(7)
            self.life(Fate(0), body)
        else:
            self.survived[kind] += 1
            self.deadly[kind] = 0

    def wait_until(self, seen: Callable[[], bool]) -> None:
        """Let what waits for Slack be done, until something is seen."""
        for _ in range(20):
            if seen():
                return
            self.clock.ahead += timedelta(seconds=7)
            self.life(Fate(0), None)
        raise AssertionError(seen)

    def press(self, label: str, message: Message) -> Callable[[], object]:
        current = self.person.current(message)
        return lambda: acting.press(self.slack.workspace, self.person.person, current, label)

    @property
    def thread(self) -> list[Message]:
        assert self.root is not None
        return [each for each in self.person.answers(thread=self.root.ts) if each.ts != self.root.ts]

    @property
    def interview(self) -> Interview:
        storage = open_storage(self.address, [KEY], self.clock)
        try:
            return storage.interviews.all("TLOCAL")[0]
        finally:
            storage.close()


def _assemble(world: World, storage: Storage, fate: Fate) -> tuple[DurableDelivery, Callable[[Json], bool]]:
    client = web_client(world.slack.base_url, world.slack.workspace.app.bot_token)
    passages = FakePassages([FIT, ERP])
    pressed = Pressed()
    sender = Sender(lambda _: client, world.clock, Limits(Pacing(interval=0.0)), pressed)

    def send(sending: Sending) -> Outcome:
        fate.point()
        outcome = sender.send(sending)
        fate.point()
        return outcome

    loading = Loading(storage.dossiers, FakeShelf(), FakeArchives())
    services = Services(
        conversation=Conversation(
            Answering(passages, EchoComposer(), None, least_support=0.5), storage.turns, world.clock
        ),
        turns=storage.turns,
        interviewing=Interviewing(
            storage.interviews, FakeInstruments(LONG), FakeListening(), storage.dossiers, world.clock
        ),
        reporting=Reporting(passages, FakeCharts()),
        walking=Walking(storage.walks, storage.dossiers, world.clock),
        loading=loading,
        drafting=Drafting(
            storage.drafts, Registry(storage.drafts, storage.dossiers), RulesCapturing(), world.clock
        ),
        editing=Editing(storage.dossiers, storage.manuscripts, loading, world.clock),
        tracking=Tracking(storage.courses, Registry(storage.drafts, storage.dossiers), world.clock),
        clock=world.clock,
    )
    mortal = Mortal(storage.deliveries, fate)
    delivery = DurableDelivery(mortal, send, lambda *_: None, world.clock, pressed=pressed)  # type: ignore[arg-type]
    app = build_app(services, delivery, find_installation(client), world.slack.base_url)
    return delivery, lambda body: app.dispatch(BoltRequest(body=dict(body), mode="socket_mode")).status == 200


@pytest.fixture
def world(address: str) -> Iterator[World]:
    with Playground(replace(from_manifest(MANIFEST), id="A0PLUMBLINE")) as slack:
        slack.workspace.rate_limits.enforced = False
        yield World(address, slack)


@pytest.mark.slow
def test_wherever_the_process_dies_no_answer_is_lost_and_nothing_is_said_twice(world: World) -> None:
    world.slack.faults.add(Fault("rate_limited", "chat.update", probability=0.3, seconds=3))
    begin(world)
    expected, posted = {}, 2

    for number in range(60):
        name = f"p{number}"
        if number % 3 == 0:
            world.do("say", lambda: world.person.say("We have a rule.", thread=world.root))
            posted += 1
        elif number % 3 == 1:
            world.do("show", world.press("Show levels", world.thread[-1]))
            world.wait_until(lambda: "Choose 1" in labels(world.thread[-1]))
        if number % 3 == 2:
            world.do("choose", world.press("Don't know", world.thread[-1]))
        else:
            world.do("choose", world.press(f"Choose {number % 5 + 1}", world.thread[-1]))
        expected[name] = DontKnow() if number % 3 == 2 else Level(number % 5 + 1)
        posted += 1
        assert len(world.thread) == posted
        if number % 10 == 9:
            world.do("back", world.press("Back", world.thread[-1]))
            world.do("keep", world.press("Keep my answer", world.thread[-1]))
            posted += 2
            assert len(world.thread) == posted

    world.do("finish", world.press("Finish", world.thread[-1]))
    world.wait_until(lambda: not any({"Don't know", "Show levels"} & labels(each) for each in world.thread))
    kept = world.interview
    assert {name: answer.given for name, answer in answers(LONG, kept).items()} == expected
    assert isinstance(next_step(LONG, kept), Finished)
    assert world.killed > 100, world.killed
    assert {"say", "show", "choose"} <= set(world.survived)  # each died at all of its points


def labels(message: Message) -> set[str]:
    return {button.label for button in buttons(message.blocks)}


def begin(world: World) -> None:
    world.do("start", lambda: _command(world))
    world.root = world.person.answers()[-1]
    world.do("agree", world.press("I agree, begin", world.root))
    world.do("side", world.press("Business", world.thread[-1]))


def _command(world: World) -> None:
    workspace, place = world.slack.workspace, world.person.channel()
    with workspace.changing():
        payload = interactions.command(workspace, world.person.person, place, "/align", "start long")
        workspace.deliver("slash_commands", payload)
