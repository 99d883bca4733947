"""Slack's mrkdwn and rich text as styled terminal text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from bot.playground.emoji import glyph
from bot.playground.mrkdwn import parts, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_STYLES: Final = {
    "bold": "bold",
    "italic": "italic",
    "strike": "strike",
    "underline": "underline",
    "code": "cyan",
}
_MENTION: Final = "magenta"


def mrkdwn(workspace: Workspace, source: str) -> Text:
    """Return Slack's mrkdwn as styled text."""
    return _parts(workspace, parts(source))


def rich_text(workspace: Workspace, block: JsonObject) -> Text:
    """Return a rich_text block as styled text."""
    return _parts(workspace, block.get("elements", ()))


def plain_text(source: str) -> Text:
    """Return plain text, with emoji as signs."""
    return Text(spoken(source))


def _parts(workspace: Workspace, found: Iterable[JsonObject]) -> Text:
    return Text("\n").join([line for part in found for line in _part(workspace, part)])


def _part(workspace: Workspace, part: JsonObject) -> list[Text]:
    match part["type"]:
        case "rich_text_list":
            return [
                Text("  " * part.get("indent", 0) + _sign(part, number)).append_text(_inline(workspace, item))
                for number, item in enumerate(part["elements"], 1)
            ]
        case "rich_text_quote":
            lines = _inline(workspace, part).split("\n", allow_blank=True)
            return [Text("│ ").append_text(line) for line in lines]
        case "rich_text_preformatted":
            text = _inline(workspace, part)
            text.stylize("cyan")
            return [text]
        case _:
            return [_inline(workspace, part)]


def _sign(part: JsonObject, number: int) -> str:
    return f"{number + part.get('offset', 0)}. " if part["style"] == "ordered" else "• "


def _inline(workspace: Workspace, part: JsonObject) -> Text:
    text = Text()
    for element in part["elements"]:
        shown = _ELEMENTS[element["type"]](workspace, element)
        for name, style in _STYLES.items():
            if (element.get("style") or {}).get(name):
                shown.stylize(style)
        text.append_text(shown)
    return text


def _link(_workspace: Workspace, element: JsonObject) -> Text:
    return Text(element.get("text") or element["url"], f"underline link {element['url']}")


def _user(workspace: Workspace, element: JsonObject) -> Text:
    person = workspace.people.get(element["user_id"])
    return Text(f"@{person.handle if person else element['user_id']}", _MENTION)


def _channel(workspace: Workspace, element: JsonObject) -> Text:
    names = [channel.name for channel in workspace.channels if channel.id == element["channel_id"]]
    return Text(f"#{names[0] if names else element['channel_id']}", _MENTION)


def _emoji(_workspace: Workspace, element: JsonObject) -> Text:
    return Text(glyph(element["name"], element.get("unicode", "")) or f":{element['name']}:")


_ELEMENTS: Final[Mapping[str, Callable[[Workspace, JsonObject], Text]]] = {
    "text": lambda _, element: Text(element["text"]),
    "link": _link,
    "user": _user,
    "usergroup": lambda _, element: Text(f"@{element['usergroup_id']}", _MENTION),
    "team": lambda _, element: Text(element["team_id"], _MENTION),
    "channel": _channel,
    "emoji": _emoji,
    "broadcast": lambda _, element: Text(f"@{element['range']}", _MENTION),
    "color": lambda _, element: Text(element["value"]),
    "date": lambda _, element: Text(element.get("fallback") or element["format"]),
}
