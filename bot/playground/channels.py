"""Conversations: public and private channels, and direct messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.json_values import JsonObject

Kind = Literal["channel", "group", "im"]


@dataclass(slots=True)
class Channel:
    """One conversation. `kind` is what events call it: channel (public), group (private) or im (direct)."""

    id: str
    name: str
    kind: Kind
    members: set[str] = field(default_factory=set)
    topic: str = ""
    archived: bool = False

    def partner(self, user: str) -> str:
        """Return the other member of a direct message."""
        return next((member for member in sorted(self.members) if member != user), user)


class Channels:
    """All conversations of a workspace, by id."""

    def __init__(self) -> None:
        self._channels: dict[str, Channel] = {}

    def __iter__(self) -> Iterator[Channel]:
        return iter(list(self._channels.values()))

    def add(self, name: str, members: set[str], *, private: bool = False, topic: str = "") -> Channel:
        """Make a named channel."""
        identifier = "C0" + "".join(letter for letter in name.upper() if letter.isalnum())
        channel = Channel(identifier, name, "group" if private else "channel", set(members), topic)
        self._channels[identifier] = channel
        return channel

    def find(self, identifier: str) -> Channel:
        """Return a conversation by its id or `#name`; channel_not_found where there is none."""
        if identifier in self._channels:
            return self._channels[identifier]
        named = identifier.removeprefix("#")
        for channel in self._channels.values():
            if channel.kind != "im" and channel.name == named:
                return channel
        raise SlackError("channel_not_found")

    def direct(self, user: str, other: str) -> Channel:
        """Return the direct message of two people, opened where it is not yet."""
        for channel in self._channels.values():
            if channel.kind == "im" and channel.members == {user, other}:
                return channel
        identifier = "D0" + "".join(member.removeprefix("U0") for member in sorted({user, other}))
        channel = Channel(identifier, "", "im", {user, other})
        self._channels[channel.id] = channel
        return channel


def channel_json(channel: Channel, seen_by: str) -> JsonObject:
    """Return the channel object of `conversations.info`."""
    common: JsonObject = {
        "id": channel.id,
        "created": 0,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_mpim": False,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_private": channel.kind != "channel",
        "is_ext_shared": False,
    }
    if channel.kind == "im":
        return common | {"user": channel.partner(seen_by), "is_open": True}
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_member": seen_by in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
