"""Reading one field of a form into the state that Slack keeps of its element."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.playground import mrkdwn
from bot.playground.composing import composed
from bot.playground.entering import initial
from bot.playground.errors import SlackError
from bot.playground.files import file_json
from bot.playground.page.kit import offers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context


def read(element: JsonObject, texts: Sequence[str], context: Context) -> JsonObject:
    """Return the state of an element after these texts came for its field, without what it does not offer."""
    empty = initial({"type": element["type"]})
    kept = next(name for name in empty if name != "type")
    found = [
        value
        for value in _READERS.get(element["type"], _chosen)(element, texts, context)
        if value is not None
    ]
    many = isinstance(empty[kept], list)
    zone = (
        {"timezone": element["timezone"]}
        if element["type"] == "timepicker" and element.get("timezone")
        else {}
    )
    return {"type": element["type"], kept: found if many else (found[0] if found else None), **zone}


def _text(_element: JsonObject, texts: Sequence[str], _context: Context) -> list[object]:
    # A form sends line breaks as two characters.
    return [text.replace("\r\n", "\n") for text in texts[:1] if text]


def _rich_text(_element: JsonObject, texts: Sequence[str], context: Context) -> list[object]:
    typed = "".join(texts[:1]).replace("\r\n", "\n")
    if not typed.strip():
        return []
    return [{"type": "rich_text", "elements": mrkdwn.parts(composed(context.workspace, typed))}]


def _moment(_element: JsonObject, texts: Sequence[str], context: Context) -> list[object]:
    zone = ZoneInfo(context.viewer.timezone)
    try:
        return [
            int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) for text in texts[:1] if text
        ]
    except (ValueError, OverflowError):
        return []


def _external(_element: JsonObject, texts: Sequence[str], _context: Context) -> list[object]:
    return [option for text in texts if text for option in _loaded(text)]


def _loaded(text: str) -> list[JsonObject]:
    try:
        option = json.loads(text)
    except ValueError:
        return []
    return [option] if isinstance(option, dict) else []


def _files(_element: JsonObject, texts: Sequence[str], context: Context) -> list[object]:
    found: list[object] = []
    for identifier in dict.fromkeys(texts):
        try:
            file = context.workspace.files.find(identifier)
        except SlackError:
            continue
        if file.user == context.viewer.id:
            found.append(file_json(file, context.workspace.address, context.workspace.team))
    return found


def _chosen(element: JsonObject, texts: Sequence[str], context: Context) -> list[object]:
    wanted = set(texts)
    return [offer.chosen for offer in offers.offers(element, context) if offer.key and offer.key in wanted]


_READERS: Final[Mapping[str, Callable[[JsonObject, Sequence[str], Context], list[object]]]] = {
    "plain_text_input": _text,
    "email_text_input": _text,
    "url_text_input": _text,
    "number_input": _text,
    "datepicker": _text,
    "timepicker": _text,
    "datetimepicker": _moment,
    "rich_text_input": _rich_text,
    "external_select": _external,
    "multi_external_select": _external,
    "file_input": _files,
}
