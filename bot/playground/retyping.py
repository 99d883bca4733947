"""Rich text as somebody would type it, for a field in which it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_MARKS: Final = {"bold": "*", "italic": "_", "strike": "~", "code": "`"}


def typed(block: JsonObject, workspace: Workspace) -> str:
    """Return the text of a rich_text block with Slack's marks."""
    return "\n".join(_part(part, workspace) for part in block.get("elements", ()))


def _part(part: JsonObject, workspace: Workspace) -> str:
    match part["type"]:
        case "rich_text_list":
            items = [_inline(item["elements"], workspace) for item in part["elements"]]
            return "\n".join(f"{'  ' * part.get('indent', 0)}• {item}" for item in items)
        case "rich_text_quote":
            return "\n".join(f"> {line}" for line in _inline(part["elements"], workspace).split("\n"))
        case "rich_text_preformatted":
            return f"```{_inline(part['elements'], workspace)}```"
        case _:
            return _inline(part["elements"], workspace)


def _inline(elements: list[JsonObject], workspace: Workspace) -> str:
    return "".join(_element(element, workspace) for element in elements)


def _element(element: JsonObject, workspace: Workspace) -> str:
    match element["type"]:
        case "text":
            text = element["text"]
            for name, mark in _MARKS.items():
                text = f"{mark}{text}{mark}" if (element.get("style") or {}).get(name) else text
            return str(text)
        case "user":
            person = workspace.people.get(element["user_id"])
            return f"@{person.handle if person else element['user_id']}"
        case "channel":
            names = [channel.name for channel in workspace.channels if channel.id == element["channel_id"]]
            return f"#{names[0] if names else element['channel_id']}"
        case "emoji":
            return f":{element['name']}:"
        case "broadcast":
            return f"@{element['range']}"
        case _:
            return str(element.get("url") or element.get("fallback") or element.get("value") or "")
