"""Faults: what an error of Slack's Web API means for the post that met it."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.services.steps import Later, Outcome, Refused, Sent

if TYPE_CHECKING:
    from bot.services.steps import Sending

SLOWEST = 30.0
GIVE_UP = timedelta(hours=4)
_RATE_LIMITED = {"ratelimited", "rate_limited"}
# What was to be made true is true already.
_TRUE_ALREADY = {"already_reacted", "no_reaction", "already_pinned", "no_pin"}
_GONE_ALREADY = {
    ("chat.delete", "message_not_found"),
    ("chat.deleteScheduledMessage", "invalid_scheduled_message_id"),
}
# Slack may have done it before it failed.
_SLACK_FAILED = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
# An operator can mend these; until then nothing is thrown away.
_MENDABLE = {"not_authed", "invalid_auth", "token_expired"}
# Slack updates no message that still streams; it closes streams by itself after some minutes.
_STILL_STREAMING = "streaming_state_conflict"
_NO_JSON = "Received a response in a non-JSON format"


def outcome(error: Exception, sending: Sending, now: datetime) -> Outcome:
    """Say what becomes of a post that ended in this error."""
    verdict = (
        _of_slack(error, sending, now)
        if isinstance(error, SlackApiError)
        else _of_network(error, sending, now)
    )
    if isinstance(verdict, Later) and now - sending.posted > GIVE_UP:
        return Refused(f"given up: {verdict.reason}")
    return verdict


def retry_after(error: Exception) -> float | None:
    """Return the seconds that Slack wants to be left alone, None where it said nothing of the kind."""
    if not isinstance(error, SlackApiError):
        return None
    if error.response.status_code != 429 and error.response.get("error") not in _RATE_LIMITED:
        return None
    headers = {name.lower(): value for name, value in error.response.headers.items()}
    try:
        return max(1.0, float(headers.get("retry-after", "1")))
    except ValueError:
        return 1.0


def backoff(attempt: int) -> timedelta:
    """Return how long to wait before another attempt: 1, 2, 4 … seconds, at most half a minute."""
    return timedelta(seconds=min(2.0 ** min(attempt - 1, 10), SLOWEST))


def _of_slack(error: SlackApiError, sending: Sending, now: datetime) -> Outcome:
    code = str(error.response.get("error", ""))
    seconds = retry_after(error)
    if seconds is not None:
        return Later(now + timedelta(seconds=seconds), "ratelimited", uncertain=sending.uncertain)
    if code in _TRUE_ALREADY or (sending.post.method, code) in _GONE_ALREADY:
        return Sent(None)
    if error.response.status_code >= 500 or code in _SLACK_FAILED or code.startswith(_NO_JSON):
        return Later(
            now + backoff(sending.attempt), f"slack failed ({error.response.status_code})", uncertain=True
        )
    if code == _STILL_STREAMING:
        return Later(now + backoff(sending.attempt), code, uncertain=sending.uncertain)
    if code in _MENDABLE:
        return Later(now + timedelta(seconds=SLOWEST), code, uncertain=sending.uncertain)
    return Refused(code or "unknown_error")


def _of_network(error: Exception, sending: Sending, now: datetime) -> Outcome:
    cause = error.reason if isinstance(error, URLError) else error
    never_left = isinstance(cause, (ConnectionRefusedError, socket.gaierror))
    return Later(
        now + backoff(sending.attempt), type(cause).__name__, uncertain=sending.uncertain or not never_left
    )
