"""A process that dies at any point of a delivery: nothing is lost, nothing is done twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from slack_bolt import App, BoltContext, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.adapters.database.storage import Storage, open_storage
from bot.domain.reply import Courtesy, Pleasantry
from bot.services.delivery import Post
from bot.services.ports import Turn
from bot.slack.delivery import DurableDelivery
from bot.slack.sending import Sender
from tests.databases import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.playground import Playground
    from bot.services.delivery import Json
    from bot.services.steps import Outcome, Sending

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]


class Killed(BaseException):
    """The process is no more: no handler of exceptions sees this."""


class Fate:
    """Counts the points that a process passes, and kills it at one of them."""

    def __init__(self, deadly: int) -> None:
        self.deadly = deadly
        self.passed = 0

    def point(self) -> None:
        self.passed += 1
        if self.passed == self.deadly:
            raise Killed


class Mortal:
    """Does what something else does, but may die before or after each of its methods."""

    def __init__(self, inner: object, fate: Fate) -> None:
        self._inner = inner
        self._fate = fate

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._inner, name)

        def mortal(*arguments: object) -> object:
            self._fate.point()
            result = method(*arguments)
            self._fate.point()
            return result

        return mortal


class Clock:
    """The time, which a test can move forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class World(NamedTuple):
    """What outlives a process."""

    address: str
    slack: Playground
    clock: Clock


class Process:
    """One life of an echo bot on a database and a stand-in for Slack."""

    def __init__(self, storage: Storage, world: World, fate: Fate) -> None:
        installed = world.slack.workspace.app
        client = WebClient(installed.bot_token, base_url=world.slack.base_url, retry_handlers=[])
        self.fate = fate
        self.client = client
        self.app = App(
            client=WebClient(base_url=world.slack.base_url),
            authorize=lambda: AuthorizeResult(
                enterprise_id=None,
                team_id="TLOCAL",
                bot_user_id=installed.user,
                bot_token=installed.bot_token,
            ),
            process_before_response=True,
            signing_secret="not used",
            request_verification_enabled=False,
        )
        sender = Sender(lambda _: client, world.clock)

        def send(sending: Sending) -> Outcome:
            fate.point()
            outcome = sender.send(sending)
            fate.point()
            return outcome

        self.delivery = DurableDelivery(Mortal(storage.deliveries, fate), send, lambda *_: None, world.clock)  # type: ignore[arg-type]
        self.delivery.attach(self.app)

    def accept(self, body: Json) -> bool:
        return self.app.dispatch(BoltRequest(body=dict(body), mode="socket_mode")).status == 200


def answer(process: Process) -> Callable[[dict[str, str], BoltContext], None]:
    """A listener that records a turn and posts its answer."""

    def listen(event: dict[str, str], context: BoltContext) -> None:
        process.fate.point()
        work, ts = context["work"], event["ts"]
        text = Pleasantry(Courtesy.GREETING, f"You said {event['text']}")
        at = datetime(2026, 3, 2, tzinfo=UTC)
        work.record(Turn(ts, "TLOCAL", event["channel"], ts, event["user"], event["text"], text, ts, at))
        work.post(Post(f"answer:{ts}", event["channel"], "chat.postMessage", {"text": text.text}))
        process.fate.point()

    return listen


def stream(process: Process) -> Callable[[dict[str, str], BoltContext], None]:
    """A listener that streams its answer, or completes the message that an earlier life began."""

    def listen(event: dict[str, str], context: BoltContext) -> None:
        work, ts, channel = context["work"], event["ts"], event["channel"]
        effect, words = f"answer:{ts}", f"You said {event['text']}"
        if work.stream(effect) is not None:
            work.post(Post(effect, channel, "chat.update", {"text": words}))
            return
        opened = process.client.chat_startStream(channel=channel, thread_ts=ts, markdown_text="You said ")
        work.stream_started(effect, channel, opened["ts"])
        process.fate.point()
        process.client.chat_appendStream(channel=channel, ts=opened["ts"], markdown_text=event["text"])
        process.fate.point()
        process.client.chat_stopStream(channel=channel, ts=opened["ts"])
        process.fate.point()
        work.stream_finished(effect)

    return listen


@pytest.mark.parametrize(
    ("address", "listener"),
    [
        ("sqlite", answer),
        pytest.param("sqlite", stream, marks=pytest.mark.slow),
        pytest.param("postgresql", answer, marks=pytest.mark.slow),
        pytest.param("postgresql", stream, marks=pytest.mark.slow),
    ],
    indirect=["address"],
)
def test_wherever_the_process_dies_every_question_is_answered_once(
    address: str, slack: Playground, listener: Callable[[Process], object]
) -> None:
    world = World(address, slack, Clock())
    emil = slack.person("emil")
    replies, deadly, died = [], 0, True

    while died:
        deadly += 1
        asked = emil.say(f"question {deadly}")
        body = slack.workspace.deliveries[-1].payload
        died = live(world, Fate(deadly), listener, body)
        world.clock.ahead += timedelta(seconds=30)  # until the dead process's lease has run out
        live(world, Fate(0), listener, body)
        replies.append([reply.text for reply in emil.replies_to(asked)])

    assert replies == [[f"You said question {number}"] for number in range(1, deadly + 1)]
    assert deadly > 12


def live(world: World, fate: Fate, listener: Callable[[Process], object], body: Json) -> bool:
    """Let a process receive a request and work off what there is; return whether it died of it."""
    storage = open_storage(world.address, [KEY], world.clock)
    process = Process(storage, world, fate)
    process.app.event("message")(listener(process))  # type: ignore[arg-type]
    try:
        process.accept(body)
        process.delivery.work_off()
    except Killed:
        return True
    finally:
        storage.close()
    return False
