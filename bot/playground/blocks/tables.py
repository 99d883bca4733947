"""What Slack refuses about tables beyond their shape: how much all cells say, and how rows fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.blocks.schema import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.playground.json_values import JsonObject

_LONGEST = {"table": limits.TABLE_TEXT, "data_table": limits.DATA_TABLE_TEXT}


def beyond_tables(blocks: Sequence[JsonObject]) -> Iterator[str]:
    """Return what is wrong with the tables of a message, whose shape is right."""
    for kind, longest in _LONGEST.items():
        written = sum(_length(block["rows"]) for block in blocks if block["type"] == kind)
        if written > longest:
            yield problem(f"{kind} cells must be less than {longest + 1} characters", "/blocks")
    for number, block in enumerate(blocks):
        if block["type"] == "data_table":
            yield from _uneven(block, f"/blocks/{number}/rows")


def _uneven(block: JsonObject, pointer: str) -> Iterator[str]:
    rows = block["rows"]
    if any(cell["type"] == "rich_text" for cell in rows[0]):
        yield problem("unsupported type: rich_text", f"{pointer}/0")
    if any(len(row) != len(rows[0]) for row in rows):
        yield problem("all rows must have the same number of cells", pointer)


def _length(value: object) -> int:
    """Count the characters in cells, however deep their text stands."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_length(inner) for inner in value.values())
    return sum(map(_length, value)) if isinstance(value, list) else 0
