"""Messages as Slack keeps them, and what an app sees of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `bot_id` is set for an app's messages, `ephemeral_to` for those that one person sees."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[JsonObject, ...] = ()
    attachments: tuple[JsonObject, ...] = ()
    thread_ts: str | None = None
    bot_id: str | None = None
    subtype: str | None = None
    files: tuple[JsonObject, ...] = ()
    metadata: JsonObject | None = None
    edited_ts: str | None = None
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broadcast: bool = False
    # Whether `text` is Markdown (streams, markdown_text) rather than Slack's own mrkdwn.
    markdown: bool = False
    streaming: bool = False
    stopped_by_user: bool = False
    ephemeral_to: str | None = None

    @property
    def thread(self) -> str:
        """The thread that the message stands in or would start."""
        return self.thread_ts or self.ts


class Messages:
    """All messages of a workspace, by channel and timestamp."""

    def __init__(self) -> None:
        self._channels: dict[str, dict[str, Message]] = {}
        self._ephemerals: list[Message] = []

    def put(self, message: Message) -> None:
        """Keep a new message, or a new state of a known one."""
        if message.ephemeral_to is not None:
            self._ephemerals = [kept for kept in self._ephemerals if kept.ts != message.ts] + [message]
        else:
            self._channels.setdefault(message.channel, {})[message.ts] = message

    def remove(self, message: Message) -> None:
        """Forget a message."""
        self._ephemerals = [kept for kept in self._ephemerals if kept.ts != message.ts]
        self._channels.get(message.channel, {}).pop(message.ts, None)

    def find(self, channel: str, ts: str, otherwise: str = "message_not_found") -> Message:
        """Return one message; raise SlackError with code `otherwise` where there is none."""
        message = self._channels.get(channel, {}).get(ts)
        if message is None:
            raise SlackError(otherwise)
        return message

    def ephemeral(self, ts: str) -> Message | None:
        """Return one ephemeral message."""
        return next((message for message in self._ephemerals if message.ts == ts), None)

    def ephemerals(self, user: str, channel: str | None = None) -> list[Message]:
        """Return what only this person sees, oldest first."""
        return [
            message
            for message in self._ephemerals
            if message.ephemeral_to == user and channel in {None, message.channel}
        ]

    def of(self, channel: str) -> list[Message]:
        """Return all messages of a channel, with those in threads, oldest first."""
        # Timestamps only grow, so the order of arrival is the order of time.
        return list(self._channels.get(channel, {}).values())

    def get(self, channel: str, ts: str) -> Message | None:
        """Return one message, also an ephemeral one; None where there is none."""
        return self._channels.get(channel, {}).get(ts) or self.ephemeral(ts)

    def top_level(self, channel: str) -> list[Message]:
        """Return the messages that the channel itself shows."""
        return [
            message
            for message in self.of(channel)
            if message.thread_ts in {None, message.ts} or message.broadcast
        ]

    def replies(self, channel: str, thread_ts: str) -> list[Message]:
        """Return the replies of a thread, without its first message."""
        return [
            message
            for message in self.of(channel)
            if message.thread_ts == thread_ts and message.ts != thread_ts
        ]


def message_json(message: Message, team: str, app: str, replies: list[Message] | None = None) -> JsonObject:
    """Return a message as `conversations.history` gives it."""
    body: JsonObject = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    body["team"] = team
    if message.subtype:
        body["subtype"] = message.subtype
    if message.bot_id:
        body |= {"bot_id": message.bot_id, "app_id": app}
        body["bot_profile"] = {"id": message.bot_id, "app_id": app, "team_id": team, "deleted": False}
    else:
        body["client_msg_id"] = f"00000000-0000-4000-8000-{message.ts.replace('.', '')[-12:]}"
    optional: JsonObject = {
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "files": list(message.files),
        "thread_ts": message.thread_ts,
        "metadata": message.metadata,
        "reactions": [
            {"name": name, "users": list(users), "count": len(users)}
            for name, users in message.reactions.items()
        ],
    }
    body |= {name: value for name, value in optional.items() if value}
    if message.edited_ts:
        body["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.streaming:
        body["streaming_state"] = "in_progress"
    return body | _thread_summary(message, replies or [])


def _thread_summary(message: Message, replies: list[Message]) -> JsonObject:
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }
