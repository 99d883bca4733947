"""Posts of which nobody knows whether they arrived."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.playground.faults import Fault
from bot.services.steps import Refused, Sent
from bot.slack.pacing import Limits, Pacing
from tests.slack.posting import answers, greeting, later, seconds_until, sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground
    from bot.slack.sending import Sender

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


@pytest.mark.parametrize("fault", ["lost_answer", "server_error", "lost_request"])
def test_whatever_goes_wrong_on_the_way_the_message_appears_once(
    slack: Playground, emil: Colleague, sender: Sender, fault: str
) -> None:
    slack.faults.add(Fault(fault, "chat.postMessage", count=1))  # type: ignore[arg-type]
    post = greeting(emil.channel().id)

    first = later(sender.send(sending(post)))
    second = sender.send(sending(post, uncertain=first.uncertain, attempt=2))

    (message,) = answers(emil)
    assert first.uncertain
    assert second == Sent(message.ts)


def test_an_answer_that_does_not_come_in_time_leaves_a_doubt(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    slack.faults.add(Fault("slow", "chat.postMessage", seconds=2))

    outcome = later(sender.send(sending(greeting(emil.channel().id))))

    assert (outcome.reason, outcome.uncertain) == ("TimeoutError", True)


@pytest.mark.parametrize("where", ["direct", "channel", "thread", "person"])
def test_what_arrived_unnoticed_is_found_wherever_it_is(
    slack: Playground, emil: Colleague, sender: Sender, where: str
) -> None:
    asked = emil.mention("why?", "strategy")
    post = {
        "direct": greeting(emil.channel().id),
        "person": greeting(emil.person.id),
        "channel": greeting(asked.channel),
        "thread": greeting(asked.channel, thread_ts=asked.ts),
    }[where]
    arrived = sender.send(sending(post))

    found = sender.send(sending(post, uncertain=True, attempt=2))

    assert found == arrived
    assert len(slack.calls.of("chat.postMessage")) == 1


def test_what_did_not_arrive_is_sent_again(slack: Playground, emil: Colleague, sender: Sender) -> None:
    sender.send(sending(greeting(emil.channel().id, "answer:0")))

    outcome = sender.send(sending(greeting(emil.channel().id), uncertain=True, attempt=2))

    assert outcome == Sent(answers(emil)[1].ts)


def test_where_we_cannot_look_we_wait(slack: Playground, emil: Colleague, sender: Sender) -> None:
    slack.faults.add(Fault("server_error", "conversations.history", count=1))

    outcome = later(sender.send(sending(greeting(emil.channel().id), uncertain=True, attempt=2)))

    assert outcome.uncertain
    assert answers(emil) == []


def test_a_line_that_was_never_open_leaves_no_doubt(slack: Playground, emil: Colleague) -> None:
    sender = sender_to("http://127.0.0.1:1/api/", slack)

    outcome = later(sender.send(sending(greeting(emil.channel().id), attempt=4)))

    assert (outcome.reason, outcome.uncertain) == ("ConnectionRefusedError", False)
    assert 7 < seconds_until(outcome) <= 8


def test_waiting_grows_to_half_a_minute_at_most(slack: Playground, emil: Colleague) -> None:
    sender = sender_to("http://127.0.0.1:1/api/", slack, Limits(Pacing(burst=100)))

    waits = [
        round(seconds_until(later(sender.send(sending(greeting(emil.channel().id), attempt=attempt)))))
        for attempt in (1, 2, 3, 4, 5, 6, 100)
    ]

    assert waits == [1, 2, 4, 8, 16, 30, 30]


def test_after_hours_a_post_is_given_up(slack: Playground, emil: Colleague) -> None:
    sender = sender_to("http://127.0.0.1:1/api/", slack)
    yesterday = datetime.now(UTC) - timedelta(days=1)

    outcome = sender.send(sending(greeting(emil.channel().id), posted=yesterday))

    assert outcome == Refused("given up: ConnectionRefusedError")
