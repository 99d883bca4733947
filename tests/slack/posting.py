"""Posts for the stand-in for Slack."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from slack_sdk import WebClient

from bot.services.delivery import Post
from bot.services.steps import Later, Lease, Outcome, Sending
from bot.slack.sending import Sender

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from bot.playground.playground import Playground
    from bot.slack.pacing import Limits
    from bot.slack.responding import Pressed


def sender_to(
    address: str, slack: Playground, limits: Limits | None = None, pressed: Pressed | None = None
) -> Sender:
    client = WebClient(slack.workspace.app.bot_token, base_url=address, timeout=1, retry_handlers=[])
    return Sender(lambda _: client, lambda: datetime.now(UTC), limits, pressed)


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
