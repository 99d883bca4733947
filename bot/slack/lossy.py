"""What may get lost: calls of Slack that make an answer pleasant and never break one."""

from __future__ import annotations

import logging
import time
from http.client import HTTPException
from typing import TYPE_CHECKING, Final

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.blocks.notes import WORKING, WRITING
from bot.slack.blocks.text import plain
from bot.slack.installation import web_client

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

log = logging.getLogger(__name__)

FAILURES: Final = (SlackClientError, OSError, HTTPException)
HASTE: Final = 2  # seconds that such a call may take
PAUSE: Final = 30.0  # seconds without such calls after one failed
_TITLE: Final = 200


def attempt(what: str, call: Callable[[], object]) -> bool:
    """Make a call that may fail, and say whether it went well."""
    try:
        call()
    except FAILURES as error:
        code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        log.info("call_lost", extra={"call": what, "error": code})
        return False
    return True


class Presence:
    """Shows in a thread that an answer is on its way. After a failure it rests for a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rests_until = 0.0

    def working(self, client: WebClient, channel: str, thread: str) -> None:
        """Show that the question has arrived; Slack takes this away with the next message in the thread."""
        self._try(
            "assistant.threads.setStatus",
            lambda: hasty(client).assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=WORKING, loading_messages=list(WRITING)
            ),
        )

    def begin(self, client: WebClient, channel: str, thread: str, title: str) -> None:
        """Begin the thread's agent session, which shows a stop button."""
        self._try(
            "agents.sessions.setStatus",
            lambda: hasty(client).agents_sessions_setStatus(
                channel_id=channel, thread_ts=thread, status="processing", title=plain(title, _TITLE)
            ),
        )

    def end(self, client: WebClient, channel: str, thread: str) -> None:
        """Say that nothing is in progress in the thread any more. Tried always: a loader would hang."""
        attempt(
            "agents.sessions.setStatus",
            lambda: hasty(client).agents_sessions_setStatus(
                channel_id=channel, thread_ts=thread, status="active"
            ),
        )

    def _try(self, what: str, call: Callable[[], object]) -> None:
        if self._clock() >= self._rests_until and not attempt(what, call):
            self._rests_until = self._clock() + PAUSE


def hasty(client: WebClient) -> WebClient:
    """Return a client that gives up soon."""
    return web_client(client.base_url, client.token, HASTE)
