"""Doubts: what an attempt of unknown end has left in Slack."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.services.steps import Refused
from bot.slack import faults
from bot.slack.pictures import PICTURE, shared_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk import WebClient

    from bot.services.steps import Sending

EVENT_TYPE = "plumbline_effect"
# Slack's clock and ours may differ by this much.
_SKEW = timedelta(minutes=10)


def posted(client: WebClient, channel: str, sending: Sending) -> str | None:
    """Return the message that an attempt left in a channel, None where there is none."""
    thread = sending.post.arguments.get("thread_ts")
    where = {
        "channel": channel,
        "oldest": f"{(sending.posted - _SKEW).timestamp():.6f}",
        "include_all_metadata": True,
        "limit": 200,
    }
    try:
        pages = (
            client.api_call("conversations.replies", params={**where, "ts": thread})
            if thread
            else client.api_call("conversations.history", params=where)
        )
        messages = [message for page in pages for message in page.get("messages", [])]
    except SlackApiError as error:
        if isinstance(faults.outcome(error, sending, sending.posted), Refused):
            return None  # we may not look there; a rare second message is better than none
        raise
    if sending.post.method == PICTURE:
        return shared_in(messages, sending.post)
    return next((m["ts"] for m in messages if _effect(m) == sending.post.effect), None)


def scheduled(client: WebClient, sending: Sending) -> str | None:
    """Return the message that an attempt has scheduled, None where there is none."""
    at = sending.post.arguments.get("post_at")
    found = client.api_call(
        "chat.scheduledMessages.list", params={"channel": sending.post.channel, "limit": 100}
    )
    waiting = found.get("scheduled_messages") or []
    text = sending.post.arguments.get("text")
    return next((m["id"] for m in waiting if m.get("post_at") == at and m.get("text") == text), None)


def _effect(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    return (metadata.get("event_payload") or {}).get("effect")
