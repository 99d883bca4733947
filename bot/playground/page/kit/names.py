"""Names of form fields: a block's id and an element's, so that they survive when a view is updated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject

# Fields beside those of elements: which were on the screen, which one acted, and what of it was pressed.
SHOWN: Final = "shown"
ACTED: Final = "acted"
PRESSED: Final = "pressed"


def name_of(block: JsonObject, element: JsonObject) -> str:
    """Return the name of an element's field. The slash tells it apart from every other field."""
    return f"{quote(str(block['block_id']), safe='')}/{quote(str(element['action_id']), safe='')}"
