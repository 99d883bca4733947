"""Sending: brings posts from the outbox to Slack, each of them once."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.services.steps import Later, Outcome, Refused, Sent
from bot.slack import faults
from bot.slack.pacing import Pacing
from bot.slack.pictures import ATTEMPTS, PICTURE, shared_in, upload
from bot.slack.responding import respond

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

    from bot.services.ports import Clock
    from bot.services.steps import Sending

log = logging.getLogger(__name__)

Clients = Callable[[str], WebClient]

EVENT_TYPE = "plumbline_effect"
RESPONSE_URL = "response_url"
SCHEDULE, UNSCHEDULE = "chat.scheduleMessage", "chat.deleteScheduledMessage"
_PACED = {"chat.postMessage", "chat.postEphemeral"}
_CARRY_METADATA = {"chat.postMessage", "chat.update"}
_NOT_IN_UPDATES = {"thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media"}
_STILL_STREAMING = {"streaming_state_conflict", "cant_delete_message"}
# Slack's clock and ours may differ by this much.
_SKEW = timedelta(minutes=10)
_FAILURES = (SlackClientError, OSError, HTTPException)


class Sender:
    """Sends posts. `clients` gives each workspace's client; its retry handlers must be off."""

    def __init__(self, clients: Clients, clock: Clock, pacing: Pacing | None = None) -> None:
        self._clients = clients
        self._clock = clock
        self._pacing = pacing or Pacing()

    def send(self, sending: Sending) -> Outcome:
        """Send a post if its channel may have it now, and say what became of it."""
        post = sending.post
        if post.amends is not None and sending.ts is None:
            at = self._clock() + faults.backoff(sending.attempt)
            return Later(at, "another conversation is still sending what this amends")
        channel = sending.lease.workspace, post.channel
        if post.method in _PACED:
            wait = self._pacing.wait(channel, (sending.lease.workspace, post.effect))
            if wait:
                at = self._clock() + timedelta(seconds=wait)
                return Later(at, "pacing", uncertain=sending.uncertain)
        try:
            return Sent(self._deliver(sending))
        except _FAILURES as error:
            if (seconds := faults.retry_after(error)) is not None:
                self._pacing.hold(channel, seconds)
            return self._judge(error, sending)
        except Exception as error:  # noqa: BLE001 - one post that cannot be sent must not stop the others
            reason = type(error).__name__
            log.error("post_impossible", extra={"effect": post.effect, "error": reason})  # noqa: TRY400 - no values
            return Refused(reason)

    def _deliver(self, sending: Sending) -> str | None:
        client = self._clients(sending.lease.workspace)
        if sending.uncertain and sending.post.method in {"chat.postMessage", PICTURE}:
            ts = _look_up(client, sending)
            if ts is not None:
                return ts
        if sending.post.method == PICTURE:
            upload(client, _channel(client, sending.post.channel), sending.post)
            with contextlib.suppress(*_FAILURES):  # where it stands is good to know, and no more
                return _look_up(client, sending)
            return None
        if sending.post.method == RESPONSE_URL:
            respond(client, sending.post)
            return None
        if sending.uncertain and sending.post.method == SCHEDULE and (found := _scheduled(client, sending)):
            return found
        answer = _call(client, sending.post.method, _arguments(client, sending))
        ts = answer.get("scheduled_message_id" if sending.post.method == SCHEDULE else "ts")
        return ts if isinstance(ts, str) else None

    def _judge(self, error: Exception, sending: Sending) -> Outcome:
        outcome = faults.outcome(error, sending, self._clock())
        if isinstance(outcome, Later) and sending.post.method == PICTURE and sending.attempt >= ATTEMPTS:
            outcome = Refused(f"given up: {outcome.reason}")
        if isinstance(outcome, (Later, Refused)):
            fields = {"effect": sending.post.effect, "method": sending.post.method, "reason": outcome.reason}
            if isinstance(outcome, Refused):
                log.error("post_refused", extra=fields)
            else:
                log.warning("post_delayed", extra={**fields, "attempt": sending.attempt})
        return outcome


def _call(client: WebClient, method: str, arguments: dict[str, Any]) -> SlackResponse:
    try:
        return client.api_call(method, json=arguments)
    except SlackApiError as error:
        if error.response.get("error") not in _STILL_STREAMING:
            raise
    # A process died while it streamed: Slack changes or deletes the message once the stream is closed.
    with contextlib.suppress(SlackApiError):
        client.api_call("chat.stopStream", json={name: arguments[name] for name in ("channel", "ts")})
    return client.api_call(method, json=arguments)


def _arguments(client: WebClient, sending: Sending) -> dict[str, Any]:
    post = sending.post
    arguments: dict[str, Any] = {**post.arguments}
    if post.channel:
        # A new message may be addressed to a person; whatever is about an older one needs its channel.
        new = post.method == "chat.postMessage" and "thread_ts" not in arguments
        arguments["channel"] = post.channel if new else _channel(client, post.channel)
    if post.method in _CARRY_METADATA:
        payload = {"effect": post.effect}
        arguments["metadata"] = {"event_type": EVENT_TYPE, "event_payload": payload}
    if post.method == "chat.postMessage":
        arguments.update(unfurl_links=False, unfurl_media=False)
    if post.method == UNSCHEDULE:
        return {**arguments, "scheduled_message_id": sending.ts}
    if sending.ts is not None:
        arguments = {name: value for name, value in arguments.items() if name not in _NOT_IN_UPDATES}
        arguments["ts"] = sending.ts
    return arguments


def _look_up(client: WebClient, sending: Sending) -> str | None:
    """Return the message that an attempt of unknown end left in Slack, None where there is none."""
    thread = sending.post.arguments.get("thread_ts")
    try:
        where = {
            "channel": _channel(client, sending.post.channel),
            "oldest": f"{(sending.posted - _SKEW).timestamp():.6f}",
            "include_all_metadata": True,
            "limit": 200,
        }
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


def _scheduled(client: WebClient, sending: Sending) -> str | None:
    """Return the message that an attempt of unknown end has scheduled, None where there is none."""
    at = sending.post.arguments.get("post_at")
    found = client.api_call(
        "chat.scheduledMessages.list", params={"channel": sending.post.channel, "limit": 100}
    )
    waiting = found.get("scheduled_messages") or []
    text = sending.post.arguments.get("text")
    return next((m["id"] for m in waiting if m.get("post_at") == at and m.get("text") == text), None)


def _channel(client: WebClient, channel: str) -> str:
    if not channel.startswith(("U", "W")):
        return channel
    return str(client.conversations_open(users=channel)["channel"]["id"])


def _effect(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    return (metadata.get("event_payload") or {}).get("effect")
