"""Pages of long answers: `limit`, `cursor` and `response_metadata.next_cursor`."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call


def page(call: Call, name: str, items: list[JsonObject], default: int = 100) -> JsonObject:
    """Return one page of items under `name`, with the cursor of the next one."""
    start = _start(call)
    limit = min(call.number("limit", default), 1000)
    if limit < 1:
        raise SlackError("invalid_limit")
    end = start + limit
    cursor = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return {name: items[start:end], "response_metadata": {"next_cursor": cursor}, "has_more": bool(cursor)}


def _start(call: Call) -> int:
    cursor = call.optional("cursor")
    if cursor is None:
        return 0
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("next:"))
    except (ValueError, binascii.Error):
        raise SlackError("invalid_cursor") from None
