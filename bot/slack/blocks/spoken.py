"""Spoken: the words of blocks, for those who listen to a message instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_SILENT: Final = {"actions", "table", "divider"}
"""Buttons speak for themselves, and a table is told in a way of its own."""


def told(blocks: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the words of blocks, piece by piece."""
    return [text for block in blocks if block.get("type") not in _SILENT for text in _texts(block)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        text = value.get("text")
        if isinstance(text, str):
            yield text
        for name, inner in value.items():
            if name != "accessory":
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
