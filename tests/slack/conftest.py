"""The whole Slack side over the stand-in: real app, listeners and delivery; only what answers is scripted."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from waitress.server import create_server

from bot.adapters.capturing.rules import RulesCapturing
from bot.adapters.dossier_archive import ZipArchives
from bot.adapters.html_pages import HtmlPages
from bot.playground.installation import from_manifest
from bot.services.answering import Answering
from bot.services.codebooks import UNDERSTANDING, Codebooks, UnderstandingCodebook
from bot.services.coding import Coding
from bot.services.conversation import Conversation
from bot.services.drafting import Drafting
from bot.services.drafting.registry import Registry
from bot.services.editing import Editing
from bot.services.interviewing import Interviewing
from bot.services.loading import Loading
from bot.services.managers import Managers
from bot.services.releasing import Releasing
from bot.services.reporting import Reporting
from bot.services.target_reports import TargetReports
from bot.services.targets import Tracking
from bot.services.walking import Walking
from bot.slack.apologies import apologise
from bot.slack.app import build_app
from bot.slack.delivery import DurableDelivery
from bot.slack.http import PATH, http_application
from bot.slack.installation import find_installation, web_client
from bot.slack.listeners.services import Services
from bot.slack.pacing import Limits, Pacing
from bot.slack.responding import Pressed
from bot.slack.sending import Sender
from bot.slack.socket_mode import SocketMode
from tests.fakes.charts import FakeCharts
from tests.fakes.composers import EchoComposer
from tests.fakes.deliveries import FakeDeliveries
from tests.fakes.dossiers import FakeDossiers, FakeShelf
from tests.fakes.interviews import FakeInstruments, FakeListening
from tests.fakes.judging import RepeatingJudging
from tests.fakes.passages import FakePassages
from tests.fakes.releases import FakeReleases
from tests.interviews import MIXED, TINY
from tests.slack.samples import ERP, FIT
from tests.slack.test_manifest import MANIFEST
from tests.standin import listen_at_once, standing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground
    from bot.services.answering import Composer

QUESTION = "What is strategic fit?"


@dataclass
class Bot:
    """A running bot, and what a test looks at."""

    playground: Playground
    deliveries: FakeDeliveries
    passages: FakePassages
    listening: FakeListening
    instruments: FakeInstruments
    dossiers: FakeDossiers
    services: Services
    app: App

    def person(self, name: str) -> Colleague:
        return self.playground.person(name)

    def guest(self, channel: str) -> Colleague:
        """Let a guest into a channel."""
        workspace = self.playground.workspace
        with workspace.changing():
            person = replace(workspace.add_person("Gus Guest"), guest=True)
            workspace.people[person.id] = person
            workspace.channels.find(channel).members.add(person.id)
        return self.person("gus")

    def client(self) -> WebClient:
        """The bot's own client."""
        return web_client(self.playground.base_url, self.playground.workspace.app.bot_token)

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until everything that came in is handled and everything that goes out is sent."""
        self.playground.wait_until_delivered(timeout)
        self.playground.wait_for(lambda: not self._open(), timeout, "the bot to settle")

    def _open(self) -> bool:
        requests = any(request.state == "waiting" for request in list(self.deliveries.requests.values()))
        open_states = {"waiting", "sending"}
        return requests or any(e.state in open_states for e in list(self.deliveries.effects.values()))


@contextmanager
def running(
    writer: Composer | None = None, composer: Composer | None = None, *, http: bool = False
) -> Iterator[Bot]:
    with standing_in(replace(from_manifest(MANIFEST), id="A0PLUMBLINE")) as playground:
        assembled = _assemble(playground, writer, composer or EchoComposer())
        assembled.delivery.start()
        stop = (_serve if http else _connect)(assembled.bot)
        try:
            yield assembled.bot
        finally:
            stop()
            assembled.delivery.stop()


_FACILITATORS = frozenset({"U0ASTRID", "U0HANA"})


def _connect(bot: Bot) -> Callable[[], object]:
    socket = SocketMode(bot.app, bot.playground.workspace.app.app_token)
    listen_at_once(socket.client)
    socket.connect()
    bot.playground.wait_until_connected()
    # The SDK takes seconds for it.
    return threading.Thread(target=socket.close, daemon=True).start


def _serve(bot: Bot) -> Callable[[], object]:
    application = http_application(bot.app, bot.playground.workspace.app.signing_secret)
    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    assert bot.playground.server.use_request_url(f"http://127.0.0.1:{server.effective_port}{PATH}")
    return server.close


@dataclass
class Assembled:
    bot: Bot
    delivery: DurableDelivery


def _assemble(playground: Playground, writer: Composer | None, composer: Composer) -> Assembled:
    def clock() -> datetime:
        """The time of the workspace, which a test can move forward."""
        return datetime.fromtimestamp(playground.workspace.clock.now(), UTC)

    client = web_client(playground.base_url, playground.workspace.app.bot_token)
    deliveries = FakeDeliveries(clock)
    listening = FakeListening()
    passages = FakePassages([FIT, ERP], unsupported=("weather",))
    answering = Answering(passages, composer, writer, least_support=0.5)
    conversation = Conversation(answering, deliveries.turns, clock)
    instruments = FakeInstruments(TINY, MIXED)
    dossiers = FakeDossiers(clock)
    interviewing = Interviewing(deliveries.interviews, instruments, listening, dossiers, clock)
    reporting = Reporting(passages, FakeCharts())
    walking = Walking(deliveries.walks, dossiers, clock)
    coding = Coding(dossiers, RepeatingJudging())
    loading = Loading(dossiers, FakeShelf(), ZipArchives())
    tracking = Tracking(deliveries.courses, Registry(deliveries.drafts, dossiers), clock)
    services = Services(
        conversation,
        deliveries.turns,
        interviewing,
        reporting,
        walking,
        loading,
        Drafting(
            deliveries.drafts, Registry(deliveries.drafts, dossiers), RulesCapturing(), clock, _FACILITATORS
        ),
        Editing(dossiers, deliveries.manuscripts, loading, clock),
        tracking,
        clock,
        facilitators=_FACILITATORS,
        streams=writer is not None,
        target_reports=TargetReports(tracking, FakeCharts(), HtmlPages(), clock),
        codebooks=Codebooks({UNDERSTANDING: UnderstandingCodebook(coding)}),
        managers=Managers(
            deliveries.interviews,
            deliveries.walks,
            dossiers,
            coding,
            UnderstandingCodebook(coding),
            Releasing(FakeReleases(clock)),
            FakeCharts(),
        ),
    )
    pressed = Pressed()
    limits = Limits(Pacing(interval=0.0), Pacing(interval=0.0, clock=playground.workspace.clock.now))
    sender = Sender(lambda _: client, clock, limits, pressed)
    delivery = DurableDelivery(deliveries, sender.send, apologise, clock, pressed=pressed)
    secret = playground.workspace.app.signing_secret
    app = build_app(services, delivery, find_installation(client), playground.base_url, secret)
    bot = Bot(playground, deliveries, passages, listening, instruments, dossiers, services, app)
    return Assembled(bot, delivery)


@pytest.fixture
def slack() -> Iterator[Playground]:
    """The stand-in alone."""
    with standing_in() as running:
        yield running


@pytest.fixture
def emil(slack: Playground) -> Colleague:
    return slack.person("emil")


@pytest.fixture
def bot() -> Iterator[Bot]:
    with running() as started:
        yield started


@pytest.fixture
def bruno(bot: Bot) -> Colleague:
    return bot.person("bruno")


@pytest.fixture
def start() -> Iterator[Callable[..., Bot]]:
    """Start a bot with a writer or composer of the test's own."""
    opened = []

    def begin(writer: Composer | None = None, composer: Composer | None = None, *, http: bool = False) -> Bot:
        context = running(writer, composer, http=http)
        opened.append(context)
        return context.__enter__()

    yield begin
    for context in opened:
        context.__exit__(None, None, None)


def texts(value: object) -> list[str]:
    """Return everything that is written anywhere in a message or view."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for inner in value.values() for text in texts(inner)]
    return [text for inner in value for text in texts(inner)] if isinstance(value, (list, tuple)) else []


def body_of(message: object) -> str:
    """Return the Markdown of an answer."""
    blocks = getattr(message, "blocks", ())
    return "\n".join(block["text"] for block in blocks if block["type"] == "markdown")
