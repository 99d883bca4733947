"""Sending: brings posts from the outbox to Slack, each of them once."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.services.steps import Later, Outcome, Refused, Sent
from bot.slack import doubts, faults
from bot.slack.doubts import EVENT_TYPE
from bot.slack.pacing import Limits
from bot.slack.pictures import ATTEMPTS, PICTURE, upload
from bot.slack.responding import Pressed, respond

if TYPE_CHECKING:
    from datetime import datetime

    from slack_sdk.web import SlackResponse

    from bot.services.ports import Clock
    from bot.services.steps import Sending

log = logging.getLogger(__name__)

Clients = Callable[[str], WebClient]

UPDATE = "chat.update"
RESPONSE_URL = "response_url"
SCHEDULE, UNSCHEDULE = "chat.scheduleMessage", "chat.deleteScheduledMessage"
_CARRY_METADATA = {"chat.postMessage", UPDATE}
_NOT_IN_UPDATES = {"thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media"}
_STILL_STREAMING = {"streaming_state_conflict", "cant_delete_message"}
_FAILURES = (SlackClientError, OSError, HTTPException)


class Sender:
    """Sends posts. `clients` gives each workspace's client; its retry handlers must be off."""

    def __init__(
        self, clients: Clients, clock: Clock, limits: Limits | None = None, pressed: Pressed | None = None
    ) -> None:
        self._clients = clients
        self._clock = clock
        self._limits = limits or Limits()
        self._pressed = pressed or Pressed()

    def send(self, sending: Sending) -> Outcome:
        """Send a post if Slack takes it now, and say what became of it."""
        post = sending.post
        if post.amends is not None and sending.ts is None:
            at = self._clock() + faults.backoff(sending.attempt)
            return Later(at, "another conversation is still sending what this amends")
        if (shown := self._replaced(sending)) is not None:
            return Sent(shown)
        if wait := self._limits.wait(sending):
            return Later(self._in(wait), "pacing", uncertain=sending.uncertain)
        return self._attempt(sending)

    def _attempt(self, sending: Sending) -> Outcome:
        try:
            return Sent(self._deliver(sending))
        except _FAILURES as error:
            outcome = self._judge(error, sending)
            if isinstance(outcome, Later) and (seconds := faults.retry_after(error)) is not None:
                return replace(outcome, at=self._in(self._limits.refused(sending, seconds)))
            return outcome
        except Exception as error:  # noqa: BLE001 - one post that cannot be sent must not stop the others
            reason = type(error).__name__
            log.error("post_impossible", extra={"effect": sending.post.effect, "error": reason})  # noqa: TRY400 - no values
            return Refused(reason)

    def _in(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    def _replaced(self, sending: Sending) -> str | None:
        """Change a message that was pressed by the address of the press, and return which; or else None."""
        post, workspace = sending.post, sending.lease.workspace
        ts = sending.ts or str(post.arguments.get("ts", ""))
        if post.method != UPDATE or not ts:
            return None
        client = self._clients(workspace)
        return ts if self._pressed.replace(client, (workspace, post.channel, ts), post.arguments) else None

    def _deliver(self, sending: Sending) -> str | None:
        client, post = self._clients(sending.lease.workspace), sending.post
        if sending.uncertain and (found := _left(client, sending)):
            return found
        if post.method == PICTURE:
            channel = _channel(client, post.channel)
            upload(client, channel, post)
            with contextlib.suppress(*_FAILURES):  # where it stands is good to know, and no more
                return doubts.posted(client, channel, sending)
            return None
        if post.method == RESPONSE_URL:
            arguments = dict(post.arguments)
            respond(client, str(arguments.pop("url")), arguments)
            return None
        answer = _call(client, post.method, _arguments(client, sending))
        ts = answer.get("scheduled_message_id" if post.method == SCHEDULE else "ts")
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


def _left(client: WebClient, sending: Sending) -> str | None:
    """Return what an attempt of unknown end has made, None where it made nothing or can be repeated."""
    if sending.post.method in {"chat.postMessage", PICTURE}:
        return doubts.posted(client, _channel(client, sending.post.channel), sending)
    return doubts.scheduled(client, sending) if sending.post.method == SCHEDULE else None


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


def _channel(client: WebClient, channel: str) -> str:
    if not channel.startswith(("U", "W")):
        return channel
    return str(client.conversations_open(users=channel)["channel"]["id"])
