"""Messages to be posted later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from bot.playground.posting import Draft


@dataclass(frozen=True, slots=True)
class ScheduledMessage:
    """A draft and when it is to be posted, in seconds since 1970."""

    id: str
    draft: Draft
    post_at: int
    created: int


class ScheduledMessages:
    """All messages that wait for their time."""

    def __init__(self) -> None:
        self._waiting: dict[str, ScheduledMessage] = {}

    def add(self, message: ScheduledMessage) -> None:
        """Keep a message for later; raise Slack's error where its time or number is out of bounds."""
        if message.post_at <= message.created:
            raise SlackError("time_in_past")
        if message.post_at > message.created + limits.SCHEDULE_AHEAD_SECONDS:
            raise SlackError("time_too_far")
        if self._near(message) >= limits.SCHEDULE_PER_WINDOW:
            raise SlackError("restricted_too_many")
        self._waiting[message.id] = message

    def _near(self, message: ScheduledMessage) -> int:
        window = limits.SCHEDULE_WINDOW_SECONDS
        return sum(
            1
            for other in self._waiting.values()
            if other.draft.channel == message.draft.channel
            and other.post_at // window == message.post_at // window
        )

    def remove(self, identifier: str, channel: str, now: float) -> None:
        """Take a message back; invalid_scheduled_message_id where it is unknown or about to be posted."""
        message = self._waiting.get(identifier)
        # Slack refuses within the last minute before posting.
        if message is None or message.draft.channel != channel or message.post_at - now < 60:
            raise SlackError("invalid_scheduled_message_id")
        del self._waiting[identifier]

    def waiting(self, channel: str | None = None) -> list[ScheduledMessage]:
        """Return what waits, earliest first."""
        found = (message for message in self._waiting.values() if channel in {None, message.draft.channel})
        return sorted(found, key=lambda message: message.post_at)

    def take_due(self, now: float) -> list[ScheduledMessage]:
        """Remove and return what is due. With metadata set Slack never posts (a documented bug): dropped."""
        due = [message for message in self.waiting() if message.post_at <= now]
        for message in due:
            del self._waiting[message.id]
        return [message for message in due if message.draft.metadata is None]
