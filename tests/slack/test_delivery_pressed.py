"""What was pressed is changed by the address that came with the press, which Slack does not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.services.delivery import Post
from bot.services.steps import Sent
from bot.slack.responding import Pressed
from tests.slack.posting import sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from bot.playground.playground import Playground

pytestmark = pytest.mark.enable_socket

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
BUTTONS = ({"type": "actions", "elements": [BUTTON]},)
BLOCK = {"type": "section", "text": {"type": "mrkdwn", "text": "Gone."}}


@dataclass
class Stopwatch:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def pressed(stopwatch: Stopwatch) -> Pressed:
    return Pressed(stopwatch)


class Offer:
    """A message with a button in a thread, and how it is pressed and changed."""

    def __init__(self, slack: Playground, emil: Colleague, pressed: Pressed) -> None:
        slack.retries.acknowledge_within = 0.01  # no app is connected
        self.slack, self.emil, self.pressed = slack, emil, pressed
        self.sender = sender_to(slack.base_url, slack, pressed=pressed)
        self.channel = emil.channel().id
        arguments = {"text": "Go?", "blocks": BUTTONS, "thread_ts": emil.say("hello").ts}
        self.sender.send(sending(Post("offer", self.channel, "chat.postMessage", arguments)))
        self.message = emil.answers()[-1]
        self.again = {**arguments, "ts": self.message.ts}

    def press(self) -> None:
        self.pressed.note("TLOCAL", self.emil.press("Go", self.message).payload)

    def change(self, number: int = 1, channel: str = "") -> object:
        arguments = {"text": f"Gone {number}", "blocks": (BLOCK,), "ts": self.message.ts}
        post = Post(f"change:{number}", channel or self.channel, "chat.update", arguments)
        return self.sender.send(sending(post))

    def now(self) -> Message:
        return self.emil.current(self.message)

    def counted(self) -> int:
        return len(self.slack.calls.of("chat.update"))


@pytest.fixture
def offer(slack: Playground, emil: Colleague, pressed: Pressed) -> Offer:
    return Offer(slack, emil, pressed)


def test_what_was_pressed_is_changed_where_it_stands_without_a_counted_call(offer: Offer) -> None:
    offer.press()

    outcomes = [offer.change(1), offer.change(2, offer.emil.person.id)]

    after = offer.now()
    assert outcomes == [Sent(offer.message.ts)] * 2
    assert (after.text, after.thread_ts) == ("Gone 2", offer.message.thread_ts)
    assert [block["type"] for block in after.blocks] == ["section"]
    assert offer.counted() == 0


def test_what_was_not_pressed_takes_the_counted_call(offer: Offer) -> None:
    assert offer.change() == Sent(offer.message.ts)
    assert (offer.now().text, offer.counted()) == ("Gone 1", 1)


def test_an_address_is_used_five_times(offer: Offer) -> None:
    offer.press()

    outcomes = [offer.change(number) for number in range(7)]

    assert outcomes == [Sent(offer.message.ts)] * 7
    assert (offer.now().text, offer.counted()) == ("Gone 6", 2)


def test_another_press_brings_a_new_address(offer: Offer) -> None:
    offer.press()
    for number in range(5):
        offer.change(number)
    offer.sender.send(sending(Post("again", offer.channel, "chat.update", offer.again)))
    offer.press()

    outcomes = [offer.change(number) for number in range(6, 11)]

    assert outcomes == [Sent(offer.message.ts)] * 5
    assert offer.counted() == 1


def test_an_address_is_too_old_after_half_an_hour(offer: Offer, stopwatch: Stopwatch) -> None:
    offer.press()
    stopwatch.now += 30 * 60

    offer.change()

    assert (offer.now().text, offer.counted()) == ("Gone 1", 1)


def test_a_refused_address_is_not_tried_again(offer: Offer, slack: Playground) -> None:
    offer.press()
    slack.advance(31 * 60)  # only Slack knows

    outcomes = [offer.change(1), offer.change(2)]

    assert outcomes == [Sent(offer.message.ts)] * 2
    assert (offer.now().text, offer.counted()) == ("Gone 2", 2)
