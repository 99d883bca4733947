"""Writing blocks in the dialect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from knowledge.markdown.values import Block, Item, Listing, Paragraph, Table, collapsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARK = re.compile(r"(?:-|\d{1,6}\.)(?: |$)|[|\\]")


def render(found: Iterable[Block]) -> str:
    """Write blocks so that `knowledge.markdown.blocks` reads the same again."""
    return "\n\n".join("\n".join(_lines(block)) for block in found)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _escaped(text)
        case Listing(lead, items, ordered, start):
            yield from _lead(lead)
            yield from _item_lines(items, "", start if ordered else None)
        case Table(header, rows, lead):
            yield from _lead(lead)
            yield from map(_row, (header, ["---"] * len(header), *rows))
        case _:
            assert_never(block)


def _lead(lead: str | None) -> Iterator[str]:
    if lead:
        yield _escaped(lead)


def _escaped(text: str) -> str:
    line = collapsed(text)
    return f"\\{line}" if _MARK.match(line) else line


def _item_lines(items: Sequence[Item], indent: str, first: int | None) -> Iterator[str]:
    for number, item in enumerate(items):
        mark = "-" if first is None else f"{first + number}."
        yield f"{indent}{mark} {collapsed(item.text)}".rstrip()
        yield from _item_lines(item.children, f"{indent}  ", None)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(collapsed(cell).replace("|", "\\|") for cell in cells) + " |"
