"""Workers and the keeper, in threads of their own."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.slack.delivery import DurableDelivery
from tests.fakes.deliveries import FakeDeliveries
from tests.slack.echoing import (
    Bot,
    MoodyDeliveries,
    RecordingSender,
    apologise,
    eventually,
    message,
    now,
    say,
)

if TYPE_CHECKING:
    from slack_bolt import BoltContext


@pytest.fixture
def deliveries() -> MoodyDeliveries:
    return MoodyDeliveries()


@pytest.fixture
def bot(deliveries: MoodyDeliveries) -> Bot:
    return Bot(deliveries)


def test_what_is_out_of_reach_is_tried_again_without_a_word(bot: Bot) -> None:
    bot.outages = 1
    bot.receive(message("hi"))
    bot.delivery.start()

    eventually(lambda: bot.sender.sent)
    bot.delivery.stop()

    assert bot.heard == ["hi", "hi"]
    assert bot.sender.texts() == ["You said hi"]


def test_what_stays_out_of_reach_is_tried_for_half_a_minute_and_then_apologised_for() -> None:
    passed = timedelta()
    bot = Bot(FakeDeliveries(lambda: now() + passed), lambda: now() + passed)
    bot.outages = 100
    bot.receive(message("hi"))

    tried = []
    for second in range(60):
        passed = timedelta(seconds=second)
        bot.delivery.work_off()
        tried += [second] * (len(bot.heard) - len(tried))

    assert tried == [0, 1, 3, 7, 15, 31]
    assert [str(text)[:5] for text in bot.sender.texts()] == ["Sorry"]


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
        deliveries, RecordingSender().send, apologise, now, chores=[lambda: done.append(1)]
    )

    delivery.start()
    eventually(lambda: done)
    delivery.stop()

    assert done == [1]


def test_a_clock_set_back_holds_nobody_up(deliveries: MoodyDeliveries) -> None:
    ahead = timedelta(hours=1)
    deliveries.clock = lambda: now() + ahead
    bot = Bot(deliveries, deliveries.clock)
    bot.receive(message("hi"))

    ahead = timedelta()
    bot.delivery.start()
    eventually(lambda: bot.sender.sent)
    bot.delivery.stop()

    assert bot.heard == ["hi"]
