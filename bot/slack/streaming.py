"""Streaming: an answer that can be read while a model is still writing it.

A stream is only ever added to, so it shows what is certain: statements whose citations were checked. Where
the finished answer does not begin with what was shown, or Slack has closed the stream, the message is
completed by an update from the outbox instead.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import PlumblineError
from bot.slack.blocks.answers import ending
from bot.slack.blocks.bodies import body
from bot.slack.doubts import EVENT_TYPE
from bot.slack.lossy import FAILURES, attempt, hasty

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web.chat_stream import ChatStream

    from bot.domain.reply import Reply
    from bot.services.delivery import Work

log = logging.getLogger(__name__)

BUFFER = 160


class StoppedError(PlumblineError):
    """The person who asked does not want the answer any more."""


class Stops:
    """Remembers which threads somebody pressed stop in, until the answer there has taken notice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[tuple[str, str], bool] = {}

    def begin(self, channel: str, thread: str) -> None:
        """Take notice of an answer that is on its way in this thread."""
        with self._lock:
            self._open[channel, thread] = False

    def stop(self, channel: str, thread: str) -> None:
        """Stop the answer in this thread, if there is one on its way."""
        with self._lock:
            if (channel, thread) in self._open:
                self._open[channel, thread] = True

    def stopped(self, channel: str, thread: str) -> bool:
        """Say whether the answer in this thread is to be stopped."""
        with self._lock:
            return self._open.get((channel, thread), False)

    def end(self, channel: str, thread: str) -> None:
        """Forget the answer in this thread, because it is complete."""
        with self._lock:
            self._open.pop((channel, thread), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Where the answer is read: a thread, and who asked there."""

    channel: str
    thread: str
    person: str


class Stream:
    """One streamed answer."""

    def __init__(self, client: WebClient, work: Work, effect: str, reader: Reader, stops: Stops) -> None:
        self._client = client
        self._work = work
        self._effect = effect
        self._reader = reader
        self._stops = stops
        self._told = ""
        self._left_behind = work.stream(effect)
        self._broken = self._left_behind is not None
        self._stream: ChatStream = client.chat_stream(
            buffer_size=BUFFER,
            channel=reader.channel,
            thread_ts=reader.thread,
            recipient_user_id=reader.person,
            recipient_team_id=work.workspace,
        )

    def listen(self, reply: Reply) -> None:
        """Show the answer as far as it has come. Raises StoppedError where nobody wants it any more."""
        if self._stops.stopped(self._reader.channel, self._reader.thread):
            raise StoppedError("stopped")
        told = body(reply)
        if self._broken or not told.startswith(self._told):
            self._broken = True
            return
        try:
            self._append(told[len(self._told) :])
        except FAILURES as error:
            log.info("stream_lost", extra={"error": type(error).__name__})
            self._broken = True
        self._told = told

    def finish(self, reply: Reply, turn_id: str) -> bool:
        """Complete the message; False where that is left to the outbox."""
        told = body(reply)
        if self._broken or not self._told or reply.notice or not told.startswith(self._told):
            self.abandon()
            return False
        return self._stop(told[len(self._told) :], reply, turn_id)

    def abandon(self) -> None:
        """End the stream as it is, because Slack updates no message that still streams."""
        ts = self._left_behind or self._stream.ts
        if ts is not None:
            attempt(
                "chat.stopStream",
                lambda: hasty(self._client).chat_stopStream(channel=self._reader.channel, ts=ts),
            )

    def _append(self, words: str) -> None:
        opened = self._stream.ts
        self._stream.append(markdown_text=words)
        if opened is None and self._stream.ts is not None:
            self._work.stream_started(self._effect, self._reader.channel, self._stream.ts)

    def _stop(self, rest: str, reply: Reply, turn_id: str) -> bool:
        if self._stream.ts is None:
            return False  # so short that nothing was sent yet
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"effect": self._effect}}
        stopped = attempt(
            "chat.stopStream",
            lambda: self._stream.stop(
                markdown_text=rest, blocks=ending(reply, turn_id), metadata=metadata, session_status="active"
            ),
        )
        if not stopped:
            self.abandon()
        return stopped
