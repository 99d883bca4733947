"""What Slack makes of the text that a person types: escapes, mentions, links and rich text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_MENTION = re.compile(r"(?<![\w@])@([\w.-]+)")
_CHANNEL = re.compile(r"(?<![\w#&])#([a-z][\w-]+)")
_LINK = re.compile(r"https?://[^\s<>|]+")
_USER = re.compile(r"<@(\w+)>")
_MARKED = re.compile(r"<(?P<kind>[@#]?)(?P<target>[^>|]+)(?:\|(?P<label>[^>]*))?>")


def composed(workspace: Workspace, typed: str) -> str:
    """Return the text as events carry it: `&`, `<`, `>` escaped, people, channels and links marked up."""
    text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _LINK.sub(lambda found: f"<{found[0]}>", text)
    text = _MENTION.sub(lambda found: _mention(workspace, found), text)
    return _CHANNEL.sub(lambda found: _channel(workspace, found), text)


def composed_command(workspace: Workspace, typed: str) -> str:
    """Return the text of a command that wants it escaped: people and channels carry their names."""
    marked = composed(workspace, typed)
    return _USER.sub(lambda found: f"<@{found[1]}|{workspace.people[found[1]].handle}>", marked)


def rich_text(text: str) -> JsonObject:
    """Return the rich_text block that Slack adds to what people write."""
    elements: list[JsonObject] = []
    position = 0
    for found in _MARKED.finditer(text):
        elements += _plain(text[position : found.start()])
        elements.append(_marked(found))
        position = found.end()
    elements += _plain(text[position:])
    section: JsonObject = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": "typed", "elements": [section]}


def unescaped(text: str) -> str:
    """Return text as people read it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain(text: str) -> list[JsonObject]:
    return [{"type": "text", "text": unescaped(text)}] if text else []


def _marked(found: re.Match[str]) -> JsonObject:
    match found["kind"]:
        case "@":
            return {"type": "user", "user_id": found["target"]}
        case "#":
            return {"type": "channel", "channel_id": found["target"]}
        case _:
            return {"type": "link", "url": unescaped(found["target"])}


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
