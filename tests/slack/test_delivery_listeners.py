"""A small Bolt app behind durable delivery: what is stored, what is handled, what happens when it fails."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.domain.errors import StorageError
from bot.services.delivery import Incoming, Json, Lease, Outcome, Post, Sending, Sent, Work
from bot.slack.delivery import DurableDelivery
from bot.slack.failures import reference
from tests.fakes.deliveries import FakeDeliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
        super().__init__(_now)
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

    def __init__(self, deliveries: MoodyDeliveries, clock: Clock | None = None) -> None:
        self.deliveries = deliveries
        self.sender = RecordingSender()
        self.heard: list[str] = []
        self.storage_errors = 0
        self.app = App(
            client=WebClient(base_url="http://127.0.0.1:1/"),
            authorize=_authorize,
            process_before_response=True,
            signing_secret="not used",
            request_verification_enabled=False,
        )
        self.delivery = DurableDelivery(deliveries, self.sender.send, _apologise, clock or _now)
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
        if self.storage_errors:
            self.storage_errors -= 1
            raise StorageError("The database failed.")

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


def _apologise(body: Json, number: str) -> Post | None:
    event = body["event"]
    assert isinstance(event, dict)
    return say(f"apology:{number}", event["channel"], f"Sorry ({number})")


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def deliveries() -> MoodyDeliveries:
    return MoodyDeliveries()


@pytest.fixture
def bot(deliveries: MoodyDeliveries) -> Bot:
    return Bot(deliveries)


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


def test_a_message_is_acknowledged_before_anybody_handles_it(bot: Bot) -> None:
    response = bot.receive(message("hi"))

    assert (response.status, response.body) == (200, "")
    assert bot.heard == []


def test_a_stored_message_is_handled_and_answered_once(bot: Bot) -> None:
    for _ in range(3):
        bot.receive(message("hi"))

    bot.delivery.work_off()

    assert bot.heard == ["hi"]
    assert bot.sender.texts() == ["You said hi"]


def test_a_message_that_could_not_be_stored_is_not_acknowledged(bot: Bot) -> None:
    bot.deliveries.broken = True
    refused = bot.receive(message("hi"))
    bot.deliveries.broken = False
    repeated = bot.receive(message("hi"))

    assert (refused.status, repeated.status) == (503, 200)


def test_talk_that_is_not_meant_for_us_is_acknowledged_and_forgotten(bot: Bot) -> None:
    response = bot.receive(message("lunch?", channel="C1", channel_type="channel"))

    assert response.status == 200
    assert bot.deliveries.requests == {}


@pytest.mark.parametrize(
    "body", [{}, {"type": "event_callback", "event": "x", "team_id": "T1"}, {"type": "block_actions"}]
)
def test_a_malformed_request_is_refused(bot: Bot, body: Json) -> None:
    assert bot.receive(body).status == 400


def test_a_request_that_no_listener_wants_is_done(bot: Bot) -> None:
    bot.receive(message("hi", type="reaction_added"))

    bot.delivery.work_off()

    assert [request.state for request in bot.deliveries.requests.values()] == ["done"]


def test_a_failing_listener_is_apologised_for_and_holds_up_nobody(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    bot.receive(message("explode", 1))
    bot.receive(message("hi", 2))

    bot.delivery.work_off()

    number = reference("event:Ev1")
    assert bot.sender.texts() == [f"Sorry ({number})", "You said hi"]
    assert number in {getattr(record, "reference", None) for record in caplog.records}
    assert "secret" not in caplog.text + repr([vars(record) for record in caplog.records])


def test_a_post_that_cannot_be_stored_is_a_failure_like_any_other(bot: Bot) -> None:
    bot.receive(message("unsayable", 1))
    bot.receive(message("hi", 2))

    bot.delivery.work_off()

    assert bot.sender.texts() == [f"Sorry ({reference('event:Ev1')})", "You said hi"]


def test_a_database_error_is_tried_again_without_a_word(bot: Bot) -> None:
    bot.storage_errors = 1
    bot.receive(message("hi"))
    bot.delivery.start()

    eventually(lambda: bot.sender.sent)
    bot.delivery.stop()

    assert bot.heard == ["hi", "hi"]
    assert bot.sender.texts() == ["You said hi"]


def test_what_has_ended_the_process_time_and_again_is_given_up(bot: Bot) -> None:
    bot.receive(message("hi"))
    (request,) = bot.deliveries.requests.values()
    request.attempts = 5

    bot.delivery.work_off()

    assert bot.heard == []
    assert bot.sender.texts() == [f"Sorry ({reference('event:Ev1')})"]


def test_an_apology_that_fails_as_well_is_left_out(bot: Bot) -> None:
    bot.receive(message("explode", 1))
    bot.receive({**message("hi", 2), "event_id": "Ev2"})
    key = ("T1", "event:Ev1")
    request = bot.deliveries.requests[key]
    request.incoming = Incoming("T1", "D1", "event:Ev1", request.incoming.at, {"type": "event_callback"})
    request.attempts = 5

    bot.delivery.work_off()

    assert bot.sender.texts() == ["You said hi"]


def test_a_submission_is_committed_and_answered_while_slack_waits(bot: Bot) -> None:
    response = bot.receive(submission())

    bot.delivery.work_off()

    assert (response.status, response.body) == (200, '{"response_action": "clear"}')
    assert bot.sender.texts() == ["Thank you"]


def test_a_submission_that_fails_commits_nothing_and_says_so(bot: Bot) -> None:
    response = bot.receive(submission("explode"))

    bot.delivery.work_off()

    assert response.status == 500
    assert bot.sender.sent == []


def test_workers_answer_what_comes_in_while_they_wait(bot: Bot) -> None:
    bot.delivery.start()

    for number in range(20):
        bot.receive(message(f"m{number}", number, channel=f"D{number % 5}"))
    eventually(lambda: len(bot.sender.sent) == 20)
    bot.delivery.stop()

    assert sorted(bot.heard) == sorted(f"m{number}" for number in range(20))
    assert all(
        [text for text in bot.heard if int(text[1:]) % 5 == rest]
        == [f"m{number}" for number in range(rest, 20, 5)]
        for rest in range(5)
    )


def test_a_stop_finishes_what_is_in_hand_and_leaves_the_rest(bot: Bot) -> None:
    entered, leave = threading.Event(), threading.Event()

    @bot.app.event("app_mention")
    def wait(event: dict[str, str], context: BoltContext) -> None:
        entered.set()
        leave.wait(5)
        context["work"].post(say("slow", event["channel"], "slow answer"))

    for number in (1, 2):
        bot.receive(message("<@UBOT> hi", number, type="app_mention"))
    bot.delivery.start()
    entered.wait(5)
    stopping = threading.Thread(target=bot.delivery.stop)
    stopping.start()
    leave.set()
    stopping.join(5)

    states = [request.state for request in bot.deliveries.requests.values()]
    assert states == ["done", "waiting"]
    assert [effect.state for effect in bot.deliveries.effects.values()] == ["waiting"]
    assert bot.sender.sent == []


def test_a_long_handler_keeps_its_conversation(bot: Bot) -> None:
    entered, leave = threading.Event(), threading.Event()

    @bot.app.event("app_mention")
    def wait(event: dict[str, str]) -> None:
        entered.set()
        leave.wait(10)

    bot.receive(message("<@UBOT> hi", type="app_mention"))
    bot.delivery.start()
    entered.wait(5)
    eventually(lambda: bot.deliveries.renewed)
    leave.set()
    bot.delivery.stop()

    assert {lease.conversation for lease in bot.deliveries.renewed} == {"D1"}


def test_chores_are_done_from_time_to_time(deliveries: MoodyDeliveries) -> None:
    done: list[int] = []
    delivery = DurableDelivery(
        deliveries, RecordingSender().send, _apologise, _now, chores=[lambda: done.append(1)]
    )

    delivery.start()
    eventually(lambda: done)
    delivery.stop()

    assert done == [1]


def test_a_clock_set_back_holds_nobody_up(deliveries: MoodyDeliveries) -> None:
    ahead = timedelta(hours=1)
    deliveries.clock = lambda: _now() + ahead
    bot = Bot(deliveries, deliveries.clock)
    bot.receive(message("hi"))

    ahead = timedelta()
    bot.delivery.start()
    eventually(lambda: bot.sender.sent)
    bot.delivery.stop()

    assert bot.heard == ["hi"]
