"""What people have read, and so what is new to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.messages import Message
    from bot.playground.workspace import Workspace

NEVER = "0.000000"


@dataclass(frozen=True, slots=True)
class Unread:
    """How much is new in a conversation, and how much of it is meant for this person alone."""

    messages: int = 0
    mentions: int = 0


class Reading:
    """Up to which timestamp each person has read each conversation."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], str] = {}

    def mark(self, person: str, channel: str, ts: str) -> None:
        """Take everything up to a message as read; what was read stays read."""
        self._read[person, channel] = max(ts, self.last(person, channel))

    def last(self, person: str, channel: str) -> str:
        """Return the timestamp up to which somebody has read."""
        return self._read.get((person, channel), NEVER)


def unread(workspace: Workspace, person: str, channel: Channel) -> Unread:
    """Count what is new to a person. In channels, replies count where the person takes part in the thread."""
    new = [message for message in _new(workspace, person, channel) if message.user != person]
    if channel.kind == "im":
        return Unread(len(new), len(new))
    own = {message.thread for message in workspace.messages.of(channel.id) if message.user == person}
    seen = [message for message in new if _on_top(message) or message.thread in own]
    return Unread(len(seen), sum(f"<@{person}>" in message.text for message in seen))


def read_all(workspace: Workspace, person: str, channel: Channel) -> None:
    """Take everything in a conversation as read, what only this person sees included."""
    new = _new(workspace, person, channel)
    if new:
        with workspace.changing():
            workspace.reading.mark(person, channel.id, max(message.ts for message in new))


def _new(workspace: Workspace, person: str, channel: Channel) -> list[Message]:
    last = workspace.reading.last(person, channel.id)
    new = []
    for message in reversed(workspace.messages.of(channel.id)):
        if message.ts <= last:
            break
        new.append(message)
    return new + [m for m in workspace.messages.ephemerals(person, channel.id) if m.ts > last]


def _on_top(message: Message) -> bool:
    return message.thread_ts in {None, message.ts} or message.broadcast
