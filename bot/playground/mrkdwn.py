"""Slack's mrkdwn, read: as the elements of rich text, so that both are shown by the same code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.playground.emoji import glyph
from bot.playground.escaping import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.json_values import JsonObject

_FENCE: Final = re.compile(r"```(?P<code>.+?)```\n?", re.DOTALL)
_QUOTED: Final = re.compile(r"^(?:&gt;|>) ?")
_ALL_QUOTED: Final = re.compile(r"^(?:&gt;|>){3} ?")
_MARKUP: Final = re.compile(
    r"<(?P<target>[^<>|\n]+)(?:\|(?P<label>[^<>\n]*))?>"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<bold>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<italic>[^_\s](?:[^_\n]*[^_\s])?)_(?!\w)"
    r"|(?<![\w~])~(?P<strike>[^~\s](?:[^~\n]*[^~\s])?)~(?![\w~])"
    r"|:(?P<emoji>[a-z0-9_+'-]+):"
    r"|(?P<url>https?://[^\s<>|*_~`]+[^\s<>|*_~`.,;:!?)\]}'\"])"
)
_EMOJI: Final = re.compile(r":(?P<emoji>[a-z0-9_+'-]+):")
_BROADCASTS: Final = frozenset({"here", "channel", "everyone"})

_Style = dict[str, bool]


def parts(source: str) -> list[JsonObject]:
    """Return the sections, quotes and code blocks of a text."""
    found: list[JsonObject] = []
    position = 0
    for fence in _FENCE.finditer(source):
        found += _lines(source[position : fence.start()].removesuffix("\n"))
        code = {"type": "text", "text": unescaped(fence["code"].strip("\n"))}
        found.append({"type": "rich_text_preformatted", "elements": [code]})
        position = fence.end()
    return [*found, *_lines(source[position:])]


def inline(source: str) -> list[JsonObject]:
    """Return a text as elements of one section, for places without room for blocks."""
    return list(_inline(source, {}))


def plain(source: str) -> list[JsonObject]:
    """Return plain text as elements: only emoji are marked in it."""
    found: list[JsonObject] = []
    for number, piece in enumerate(_EMOJI.split(source)):
        if number % 2:
            found.append({"type": "emoji", "name": piece})
        elif piece:
            found.append({"type": "text", "text": piece})
    return found


def spoken(source: str) -> str:
    """Return plain text with emoji as signs, where there is a sign for them."""
    return _EMOJI.sub(lambda found: glyph(found["emoji"]) or found[0], source)


def _lines(source: str) -> Iterator[JsonObject]:
    kind, collected = "", list[str]()
    all_quoted = False
    for line in source.split("\n") if source else ():
        all_quoted = all_quoted or _ALL_QUOTED.match(line) is not None
        quoted = all_quoted or _QUOTED.match(line) is not None
        now = "rich_text_quote" if quoted else "rich_text_section"
        if collected and now != kind:
            yield _part(kind, collected)
            collected = []
        kind = now
        collected.append(_QUOTED.sub("", _ALL_QUOTED.sub("", line)) if quoted else line)
    if collected:
        yield _part(kind, collected)


def _part(kind: str, lines: list[str]) -> JsonObject:
    return {"type": kind, "elements": list(_inline("\n".join(lines), {}))}


def _inline(source: str, style: _Style) -> Iterator[JsonObject]:
    position = 0
    for found in _MARKUP.finditer(source):
        yield from _text(source[position : found.start()], style)
        yield from _marked(found, style)
        position = found.end()
    yield from _text(source[position:], style)


def _marked(found: re.Match[str], style: _Style) -> Iterator[JsonObject]:
    kind = str(found.lastgroup)
    if found["target"]:
        yield _reference(found["target"], found["label"]) | _styled(style)
    elif kind == "emoji":
        yield {"type": "emoji", "name": found[kind]}
    elif kind == "url":
        yield {"type": "link", "url": unescaped(found[kind])} | _styled(style)
    elif kind == "code":
        yield from _text(found[kind], style | {"code": True})
    else:
        yield from _inline(found[kind], style | {kind: True})


def _reference(target: str, label: str | None) -> JsonObject:
    match target[0], target[1:]:
        case "@", user:
            return {"type": "user", "user_id": user}
        case "#", channel:
            return {"type": "channel", "channel_id": channel}
        case "!", special:
            return _special(special, label)
    shown = {"text": unescaped(label)} if label else {}
    return {"type": "link", "url": unescaped(target), **shown}


def _special(special: str, label: str | None) -> JsonObject:
    name, *rest = special.split("^")
    if name in _BROADCASTS:
        return {"type": "broadcast", "range": name}
    if name == "subteam" and rest:
        return {"type": "usergroup", "usergroup_id": rest[0]}
    if name == "date" and len(rest) >= 2 and rest[0].isascii() and rest[0].isdigit():
        url = {"url": unescaped(rest[2])} if len(rest) > 2 else {}
        fallback = {"fallback": unescaped(label)} if label else {}
        return {"type": "date", "timestamp": int(rest[0]), "format": unescaped(rest[1]), **url, **fallback}
    return {"type": "text", "text": unescaped(label or f"@{name}")}


def _text(source: str, style: _Style) -> Iterator[JsonObject]:
    if source:
        yield {"type": "text", "text": unescaped(source)} | _styled(style)


def _styled(style: _Style) -> JsonObject:
    return {"style": style} if style else {}
