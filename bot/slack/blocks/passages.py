"""Passages as rich text: their paragraphs, lists and tables, in forms that Slack shows and never parses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from bot.slack.blocks.text import runs
from knowledge.markdown import Item, Listing, Paragraph, Table, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.slack.blocks.kit import Block
    from knowledge.markdown import Block as Part

_LONGEST: Final = 3_000
_DEEPEST: Final = 8
_ITEMS: Final = 200


def passage_blocks(text: str, longest: int) -> tuple[list[Block], bool]:
    """Return a passage as rich text, and whether all of it fitted into `longest` characters."""
    told: list[Block] = []
    for part in blocks(text):
        elements = list(_elements(part))
        longest -= sum(_length(element) for element in elements)
        if told and longest < 0:
            return told, False
        if elements:
            told.append({"type": "rich_text", "elements": elements})
    return told, longest >= 0


def _elements(part: Part) -> Iterator[Block]:
    match part:
        case Paragraph(text):
            yield from _lines([text])
        case Listing():
            yield from _lines([part.lead or ""])
            yield from _list(part.items, 0, part.start if part.ordered else None)
        case Table():
            yield from _lines([part.lead or ""])
            yield from _list(tuple(Item(_row(part.header, row)) for row in part.rows), 0, None)
        case _:
            assert_never(part)


def _lines(texts: Sequence[str]) -> Iterator[Block]:
    yield from (section for text in texts if (section := _section(text)))


def _section(text: str) -> Block | None:
    said = runs(text, _LONGEST)
    return {"type": "rich_text_section", "elements": [_run(*run) for run in said]} if said else None


def _run(words: str, strong: bool) -> Block:
    run: Block = {"type": "text", "text": words}
    return run | {"style": {"bold": True}} if strong else run


def _list(items: Sequence[Item], depth: int, start: int | None) -> Iterator[Block]:
    """Yield a list with the lists beneath its items, counting on after each of them."""
    together: list[Block] = []
    number = start
    for item in items[:_ITEMS]:
        if section := _section(item.text):
            together.append(section)
        if item.children:
            yield from _run_of_items(together, depth, number)
            number = None if number is None else number + len(together)
            together = []
            yield from _list(item.children, min(depth + 1, _DEEPEST), None)
    yield from _run_of_items(together, depth, number)


def _run_of_items(sections: list[Block], depth: int, number: int | None) -> Iterator[Block]:
    if sections:
        block: Block = {
            "type": "rich_text_list",
            "style": "bullet" if number is None else "ordered",
            "indent": depth,
            "elements": sections,
        }
        yield block | {"offset": number - 1} if number is not None and number > 1 else block


def _row(header: Sequence[str], row: Sequence[str]) -> str:
    """Read a row aloud: the first cell stands out, the others come with their column's name."""
    cells = list(zip(header, row, strict=True))
    first = f"**{row[0]}**" if row and row[0] and "*" not in row[0] else "".join(row[:1])
    rest = [f"{name}: {cell}" if name else cell for name, cell in cells[1:] if cell]
    return "; ".join([part for part in (first, *rest) if part])


def _length(element: object) -> int:
    if isinstance(element, dict):
        own = element.get("text")
        return (len(own) if isinstance(own, str) else 0) + sum(map(_length, element.values()))
    return sum(map(_length, element)) if isinstance(element, list) else 0
