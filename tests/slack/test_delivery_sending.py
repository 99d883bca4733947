"""Posts on their way to the stand-in for Slack, which counts what arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from slack_sdk import WebClient

from bot.playground.faults import Fault
from bot.playground.playground import Playground
from bot.services.delivery import Later, Lease, Outcome, Post, Refused, Sending, Sent
from bot.slack.pacing import Pacing
from bot.slack.sending import Sender

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as running:
        running.workspace.rate_limits.enforced = False
        yield running


@pytest.fixture
def emil(slack: Playground) -> Colleague:
    return slack.person("emil")


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


def sender_to(address: str, slack: Playground, pacing: Pacing | None = None) -> Sender:
    client = WebClient(slack.workspace.app.bot_token, base_url=address, timeout=1, retry_handlers=[])
    return Sender(lambda _: client, lambda: datetime.now(UTC), pacing)


def sending(post: Post, **more: object) -> Sending:
    step = Sending(Lease("TLOCAL", post.channel, 1), post, attempt=1, posted=datetime.now(UTC))
    return replace(step, **more)


def greeting(channel: str, effect: str = "answer:1", **arguments: object) -> Post:
    return Post(effect, channel, "chat.postMessage", {"text": "Hello!", **arguments})


def later(outcome: Outcome) -> Later:
    assert isinstance(outcome, Later)
    return outcome


def seconds_until(outcome: Later) -> float:
    return (outcome.at - datetime.now(UTC)).total_seconds()


def answers(emil: Colleague) -> list[Message]:
    return emil.answers()


def test_a_post_arrives_with_its_effect_and_without_previews(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    outcome = sender.send(sending(greeting(emil.channel().id)))

    (message,) = answers(emil)
    arguments = slack.calls.of("chat.postMessage")[0].arguments
    assert outcome == Sent(message.ts)
    assert message.metadata == {"event_type": "plumbline_effect", "event_payload": {"effect": "answer:1"}}
    assert (arguments["unfurl_links"], arguments["unfurl_media"]) == (False, False)


def test_a_post_may_go_to_a_person(emil: Colleague, sender: Sender) -> None:
    outcome = sender.send(sending(greeting(emil.person.id)))

    assert outcome == Sent(answers(emil)[0].ts)


def test_a_refusal_to_listen_so_fast_is_obeyed_for_the_whole_channel(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    slack.faults.add(Fault("rate_limited", "chat.postMessage", count=1, seconds=20))
    channel = emil.channel().id

    first = later(sender.send(sending(greeting(channel))))
    second = later(sender.send(sending(greeting(channel, "answer:2"))))

    assert (first.reason, first.uncertain, second.reason) == ("ratelimited", False, "pacing")
    assert 18 < seconds_until(first) <= 20
    assert 18 < seconds_until(second) <= 20
    assert len(slack.calls.of("chat.postMessage")) == 1


def test_more_than_a_burst_waits_without_asking_slack(slack: Playground, emil: Colleague) -> None:
    sender = sender_to(slack.base_url, slack, Pacing(interval=60, burst=2))
    channel = emil.channel().id

    outcomes = [sender.send(sending(greeting(channel, f"answer:{number}"))) for number in range(3)]

    assert later(outcomes[2]).reason == "pacing"
    assert len(slack.calls.of("chat.postMessage")) == 2


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
    sender = sender_to("http://127.0.0.1:1/api/", slack, Pacing(burst=100))

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


def test_what_slack_will_never_take_is_refused(slack: Playground, emil: Colleague, sender: Sender) -> None:
    channel = emil.channel().id
    posts = [
        greeting("C0NOWHERE"),
        greeting(channel, blocks=[{"type": "nonsense"}]),
        Post("e", channel, "chat.update", {"text": "x", "ts": "1.000001"}),
        Post("e", channel, "chat.unheardOf", {}),
        Post("e", channel, "chat.postMessage", {"text": {1, 2}}),
    ]

    outcomes = [sender.send(sending(post)) for post in posts]
    slack.uninstall()
    outcomes.append(sender.send(sending(greeting(channel))))

    assert outcomes == [
        Refused("channel_not_found"),
        Refused("invalid_blocks"),
        Refused("message_not_found"),
        Refused("unknown_method"),
        Refused("TypeError"),
        Refused("account_inactive"),
    ]


def test_a_wrong_token_is_waited_for_until_somebody_mends_it(slack: Playground, emil: Colleague) -> None:
    client = WebClient("xoxb-wrong", base_url=slack.base_url, retry_handlers=[])
    sender = Sender(lambda _: client, lambda: datetime.now(UTC))

    assert later(sender.send(sending(greeting(emil.channel().id)))).reason == "invalid_auth"


def test_an_amendment_changes_the_message_it_amends(emil: Colleague, sender: Sender) -> None:
    sent = sender.send(sending(greeting(emil.channel().id)))
    assert isinstance(sent, Sent)
    amendment = Post("answer:2", emil.channel().id, "chat.update", {"text": "Better!"}, amends="answer:1")

    outcome = sender.send(sending(amendment, ts=sent.ts))

    (message,) = answers(emil)
    assert outcome == sent
    assert (message.text, message.ts) == ("Better!", sent.ts)


def test_a_deletion_that_was_done_already_is_done(emil: Colleague, sender: Sender) -> None:
    sent = sender.send(sending(greeting(emil.channel().id)))
    assert isinstance(sent, Sent)
    deletion = sending(Post("gone:1", emil.channel().id, "chat.delete", {}, amends="answer:1"), ts=sent.ts)

    outcomes = [sender.send(deletion), sender.send(replace(deletion, uncertain=True))]

    assert outcomes == [Sent(sent.ts), Sent(None)]
    assert answers(emil) == []


def test_an_amendment_waits_for_the_message_it_amends(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    amendment = Post("answer:2", emil.channel().id, "chat.update", {"text": "Better!"}, amends="answer:1")

    outcome = later(sender.send(sending(amendment)))

    assert (outcome.reason, outcome.uncertain) == (
        "another conversation is still sending what this amends",
        False,
    )
    assert slack.calls.of("chat.update") == []


@pytest.mark.parametrize("method", ["chat.update", "chat.delete"])
def test_a_stream_that_a_dead_process_left_open_is_closed_first(
    slack: Playground, emil: Colleague, sender: Sender, method: str
) -> None:
    asked = emil.say("why?")
    client = WebClient(slack.workspace.app.bot_token, base_url=slack.base_url, retry_handlers=[])
    stream = client.chat_startStream(channel=asked.channel, thread_ts=asked.ts, markdown_text="Becau")
    post = Post("answer:1", asked.channel, method, {"text": "Because.", "thread_ts": asked.ts})

    outcome = sender.send(sending(post, ts=stream["ts"]))

    assert outcome == Sent(stream["ts"])
    assert [message.text for message in answers(emil)] == (["Because."] if method == "chat.update" else [])


def test_a_response_url_takes_what_is_posted_to_it(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    delivery = emil.run("/align help", "strategy")
    url = delivery.payload["response_url"]
    post = Post("help:1", "", "response_url", {"url": url, "text": "Try this.", "response_type": "ephemeral"})

    outcome = sender.send(sending(post))

    assert outcome == Sent(None)
    assert [message.text for message in emil.ephemerals("strategy")] == ["Try this."]


def test_a_response_url_that_is_used_up_refuses(slack: Playground, emil: Colleague, sender: Sender) -> None:
    post = Post(
        "help:1", "", "response_url", {"url": f"{slack.workspace.address}/response/none", "text": "Try this."}
    )

    assert isinstance(sender.send(sending(post)), Refused)
