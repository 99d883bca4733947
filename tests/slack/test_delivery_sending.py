"""Posts on their way to the stand-in for Slack, which counts what arrives."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from slack_sdk import WebClient

from bot.playground.faults import Fault
from bot.services.delivery import Post
from bot.services.steps import Refused, Sent
from bot.slack.pacing import Limits, Pacing
from bot.slack.sending import Sender
from tests.slack.posting import answers, greeting, later, seconds_until, sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


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
    assert 19 < seconds_until(second) <= 21
    assert len(slack.calls.of("chat.postMessage")) == 1


def test_a_refusal_of_a_method_is_obeyed_for_the_whole_workspace_and_holds_no_message_back(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    mine, other = emil.channel().id, slack.person("bruno").channel().id
    said = [sender.send(sending(greeting(channel, f"answer:{channel}"))) for channel in (mine, other)]
    slack.faults.add(Fault("rate_limited", "chat.update", count=1, seconds=20))
    first, second = (
        Post(f"again:{channel}", channel, "chat.update", {"text": "Better!", "ts": sent.ts})
        for channel, sent in zip((mine, other), said, strict=True)
        if isinstance(sent, Sent)
    )

    refused, waiting = later(sender.send(sending(first))), later(sender.send(sending(second)))
    next_message = sender.send(sending(greeting(mine, "answer:2")))

    assert (refused.reason, waiting.reason) == ("ratelimited", "pacing")
    assert 18 < seconds_until(refused) <= 20 < seconds_until(waiting) <= 22
    assert isinstance(next_message, Sent)
    assert len(slack.calls.of("chat.update")) == 1


def test_more_than_a_burst_waits_without_asking_slack(slack: Playground, emil: Colleague) -> None:
    sender = sender_to(slack.base_url, slack, Limits(Pacing(interval=60, burst=2)))
    channel = emil.channel().id

    outcomes = [sender.send(sending(greeting(channel, f"answer:{number}"))) for number in range(3)]

    assert later(outcomes[2]).reason == "pacing"
    assert len(slack.calls.of("chat.postMessage")) == 2


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
