"""What a text in the dialect consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRONG = re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, in one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the items beneath it."""

    text: str
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the words that lead into it; `start` is the number of the first item of an ordered one."""

    lead: str | None
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the words that lead into it; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lead: str | None = None


Block = Paragraph | Listing | Table


def plain(text: str) -> str:
    """Return the words without the marks that make them stand out."""
    return _STRONG.sub(r"\1", text)


def collapsed(text: str) -> str:
    """Return the text in one line, its words parted by single spaces."""
    return " ".join(text.split())
