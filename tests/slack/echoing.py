"""An echo bot behind durable delivery, on the fake, with the moods that tests need."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.domain.errors import StorageError, UnavailableError
from bot.services.delivery import Incoming, Json, Post, Work
from bot.services.steps import Lease, Outcome, Sending, Sent
from bot.slack.delivery import DurableDelivery
from tests.fakes.deliveries import FakeDeliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.services.delivery import Deliveries
    from bot.services.ports import Clock


class RecordingSender:
    """Sends nothing and remembers it."""

    def __init__(self) -> None:
        self.sent: list[Post] = []

    def send(self, sending: Sending) -> Outcome:
        self.sent.append(sending.post)
        return Sent(f"{len(self.sent)}.000000")

    def texts(self) -> list[object]:
        return [post.arguments["text"] for post in self.sent]


class MoodyDeliveries(FakeDeliveries):
    """Refuses to store while it is `broken`, and counts the leases that were renewed."""

    def __init__(self) -> None:
        super().__init__(now)
        self.broken = False
        self.renewed: list[Lease] = []

    def accept(self, incoming: Incoming) -> bool:
        if self.broken:
            raise StorageError("The database failed.")
        return super().accept(incoming)

    def renew(self, leases: Iterable[Lease]) -> None:
        renewed = list(leases)
        self.renewed += renewed
        super().renew(renewed)


class Bot:
    """An echo bot with the moods that tests need."""

    def __init__(self, deliveries: Deliveries, clock: Clock | None = None) -> None:
        self.deliveries = deliveries
        self.sender = RecordingSender()
        self.heard: list[str] = []
        self.outages = 0
        self.app = App(
            client=WebClient(base_url="http://127.0.0.1:1/"),
            authorize=_authorize,
            process_before_response=True,
            signing_secret="not used",
            request_verification_enabled=False,
        )
        self.delivery = DurableDelivery(deliveries, self.sender.send, apologise, clock or now)
        self.app.event("message")(self.hear)
        self.app.view("feedback")(self.submit)
        self.delivery.attach(self.app)

    def hear(self, event: dict[str, str], context: BoltContext) -> None:
        self.heard.append(event["text"])
        work: Work = context["work"]
        work.post(say(f"answer:{event['ts']}", event["channel"], f"You said {event['text']}"))
        if event["text"] == "explode":
            raise ValueError("secret words")
        if event["text"] == "unsayable":
            work.post(Post("odd", event["channel"], "chat.postMessage", {"text": {1}}))
        if self.outages:
            self.outages -= 1
            raise UnavailableError("Chroma does not answer.")

    def submit(self, ack: Callable[..., BoltResponse], context: BoltContext, view: dict[str, str]) -> None:
        context["work"].post(say("feedback:1", "D1", "Thank you"))
        if view["hash"] == "explode":
            raise ValueError("secret words")
        ack(response_action="clear")

    def receive(self, body: Json) -> BoltResponse:
        return self.app.dispatch(BoltRequest(body=dict(body), mode="socket_mode"))


def say(effect: str, channel: str, text: str) -> Post:
    return Post(effect, channel, "chat.postMessage", {"text": text})


def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_user_id="UBOT", bot_id="BBOT", bot_token="xoxb-1"
    )


def apologise(body: Json, number: str) -> Post | None:
    event = body["event"]
    assert isinstance(event, dict)
    return say(f"apology:{number}", event["channel"], f"Sorry ({number})")


def now() -> datetime:
    return datetime.now(UTC)


def message(text: str, number: int = 1, **fields: str) -> Json:
    ts = f"1700000{number:03}.000100"
    event = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "ts": ts, "text": text}
    return {
        "type": "event_callback", "team_id": "T1", "event_id": f"Ev{number}", "event": {**event, **fields},
    }  # fmt: skip


def submission(mood: str = "calm") -> Json:
    view = {"id": "V1", "type": "modal", "callback_id": "feedback", "hash": mood, "state": {"values": {}}}
    return {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": view}


def eventually(condition: Callable[[], object], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
