"""Posts that change what was said, or go another way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from slack_sdk import WebClient

from bot.services.delivery import Post
from bot.services.steps import Refused, Sent
from tests.slack.posting import answers, greeting, later, sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground
    from bot.slack.sending import Sender

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


def test_an_amendment_changes_the_message_it_amends(emil: Colleague, sender: Sender) -> None:
    sent = sender.send(sending(greeting(emil.channel().id)))
    assert isinstance(sent, Sent)
    amendment = Post("answer:2", emil.channel().id, "chat.update", {"text": "Better!"}, amends="answer:1")

    outcome = sender.send(sending(amendment, ts=sent.ts))

    (message,) = answers(emil)
    assert outcome == sent
    assert (message.text, message.ts) == ("Better!", sent.ts)


def test_what_was_sent_to_a_person_is_amended_there(emil: Colleague, sender: Sender) -> None:
    sent = sender.send(sending(greeting(emil.person.id)))
    assert isinstance(sent, Sent)
    amendment = Post("answer:2", emil.person.id, "chat.update", {"text": "Better!"}, amends="answer:1")

    outcome = sender.send(sending(amendment, ts=sent.ts))

    assert outcome == sent
    assert [message.text for message in answers(emil)] == ["Better!"]


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
    slack.retries.acknowledge_within = 0.1  # no app is connected
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
