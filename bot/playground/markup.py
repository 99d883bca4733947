"""Slack's mrkdwn and rich text as styled terminal text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from bot.playground.composing import unescaped

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_MARKUP = re.compile(
    r"<(?P<target>[^>|\n]+)(?:\|(?P<label>[^>\n]*))?>"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<!\w)\*(?P<bold>[^*\n]+)\*(?!\w)"
    r"|(?<!\w)_(?P<italic>[^_\n]+)_(?!\w)"
    r"|(?<!\w)~(?P<strike>[^~\n]+)~(?!\w)"
)
_STYLES = {"code": "cyan", "bold": "bold", "italic": "italic", "strike": "strike"}
_QUOTE = re.compile(r"^&gt; ?", re.MULTILINE)
_EMOJI = {
    "thumbsup": "👍", "+1": "👍", "thumbsdown": "👎", "-1": "👎", "white_check_mark": "✅", "warning": "⚠️",
    "books": "📚", "mag": "🔍", "bulb": "💡", "x": "❌", "wave": "👋", "tada": "🎉", "compass": "🧭",
}  # fmt: skip
_EMOJI_CODE = re.compile(r":([a-z0-9_+-]+):")


def mrkdwn(workspace: Workspace, source: str) -> Text:
    """Return Slack's mrkdwn as styled text."""
    source = _QUOTE.sub("│ ", source)
    text, position = Text(), 0
    for found in _MARKUP.finditer(source):
        text.append(_spoken(source[position : found.start()]))
        text.append_text(_marked(workspace, found))
        position = found.end()
    text.append(_spoken(source[position:]))
    return text


def rich_text(workspace: Workspace, block: JsonObject) -> Text:
    """Return a rich_text block as styled text."""
    text = Text()
    for part in block.get("elements", ()):
        if part["type"] == "rich_text_list":
            for number, item in enumerate(part["elements"], 1):
                sign = f"{number}." if part["style"] == "ordered" else "•"
                text.append("\n" if text else "").append("  " * part.get("indent", 0) + f"{sign} ")
                text.append_text(_inline(workspace, item["elements"]))
        else:
            text.append("\n" if text else "").append("│ " if part["type"] == "rich_text_quote" else "")
            text.append_text(_inline(workspace, part["elements"]))
    return text


def reference(workspace: Workspace, target: str, label: str | None) -> Text:
    """Return what stands between angle brackets: a person, a channel or a link."""
    if target.startswith("@"):
        person = workspace.people.get(target[1:])
        return Text(f"@{person.handle if person else target[1:]}", "magenta")
    if target.startswith("#"):
        return Text(f"#{label or target[1:]}", "magenta")
    if target.startswith("!"):
        return Text(label or f"@{target[1:].split('^', maxsplit=1)[0]}", "magenta")
    address = unescaped(target)
    return Text(unescaped(label) if label else address, f"underline link {address}")


def _marked(workspace: Workspace, found: re.Match[str]) -> Text:
    if found["target"]:
        return reference(workspace, found["target"], found["label"])
    kind = str(found.lastgroup)
    if kind == "code":
        return Text(unescaped(found[kind]), _STYLES[kind])
    inner = mrkdwn(workspace, found[kind])
    inner.stylize(_STYLES[kind])
    return inner


def _inline(workspace: Workspace, elements: list[JsonObject]) -> Text:
    text = Text()
    for element in elements:
        match element["type"]:
            case "text":
                style = " ".join(name for name in ("bold", "italic") if element.get("style", {}).get(name))
                text.append(element["text"], style)
            case "link":
                text.append_text(reference(workspace, element["url"], element.get("text")))
            case "user":
                text.append_text(reference(workspace, f"@{element['user_id']}", None))
            case "channel":
                channel = workspace.channels.find(element["channel_id"])
                text.append_text(reference(workspace, f"#{channel.id}", channel.name))
            case "emoji":
                text.append(_spoken(f":{element['name']}:"))
    return text


def _spoken(source: str) -> str:
    return unescaped(_EMOJI_CODE.sub(lambda found: _EMOJI.get(found[1], found[0]), source))
