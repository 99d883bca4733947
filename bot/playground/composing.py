"""What Slack makes of the text that a person types: escapes, mentions, links and rich text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.playground import mrkdwn
from bot.playground.escaping import escaped

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_MENTION = re.compile(r"(?<![\w@])@([\w.-]+)")
_CHANNEL = re.compile(r"(?<![\w#&])#([a-z][\w-]+)")
_LINK = re.compile(r"https?://[^\s<>|]+")
_USER = re.compile(r"<@(\w+)>")


def composed(workspace: Workspace, typed: str) -> str:
    """Return the text as events carry it: `&`, `<`, `>` escaped, people, channels and links marked up."""
    text = escaped(typed)
    text = _LINK.sub(lambda found: f"<{found[0]}>", text)
    text = _MENTION.sub(lambda found: _mention(workspace, found), text)
    return _CHANNEL.sub(lambda found: _channel(workspace, found), text)


def composed_command(workspace: Workspace, typed: str) -> str:
    """Return the text of a command that wants it escaped: people and channels carry their names."""
    marked = composed(workspace, typed)
    return _USER.sub(lambda found: f"<@{found[1]}|{workspace.people[found[1]].handle}>", marked)


def rich_text(text: str) -> JsonObject:
    """Return the rich_text block that Slack adds to what people write."""
    return {"type": "rich_text", "block_id": "typed", "elements": mrkdwn.parts(text)}


def _mention(workspace: Workspace, found: re.Match[str]) -> str:
    named = found[1].lower().rstrip(".")
    dots = found[1][len(named) :]
    for person in workspace.people.values():
        if person.handle == named:
            return f"<@{person.id}>{dots}"
    return found[0]


def _channel(workspace: Workspace, found: re.Match[str]) -> str:
    for channel in workspace.channels:
        if channel.kind != "im" and channel.name == found[1]:
            return f"<#{channel.id}|{channel.name}>"
    return found[0]
