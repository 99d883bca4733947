"""What an index embeds of a text: its sentences, list items and table rows, each understandable by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from knowledge.markdown.reading import blocks, leans
from knowledge.markdown.splitting import sentences
from knowledge.markdown.values import Block, Item, Listing, Paragraph, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(r"(?P<name>[^:.!?]{2,80}?)(?::(?: |$))")
_BOLD_NAME = re.compile(r"\*\*(?P<name>[^*]+)\*\*(?::|$|(?<=[?!.]\*\*))")
_MOST_NAME_WORDS = 9
_FEW_WORDS = 5


def units(text: str) -> list[str]:
    """Return what can be embedded one by one, in order.

    Sentences and items keep the text's own words. An item's later sentences and its nested items are preceded
    by the item's name (`Skills: …`), a short item and a short lead-in's items by the lead-in, and a table's
    cells by their column's header. A list adds one unit that names its items, for questions that ask for all.
    A bold name at the start of a paragraph or lead-in heads what follows, and precedes its units.
    """
    found: dict[str, None] = {}
    under = ""
    for block in blocks(text):
        under = _heads(block) or under
        found.update(dict.fromkeys(_beneath(under, unit) for unit in _units(block)))
    return [unit for unit in found if unit]


def _heads(block: Block) -> str:
    """Return the bold name that a block starts with."""
    opening = _BOLD_NAME.match((block.text if isinstance(block, Paragraph) else block.lead) or "")
    return opening["name"] if opening else ""


def _beneath(name: str, unit: str) -> str:
    if not name or (unit.startswith(name) and unit != name):
        return unit
    return "" if unit == name else f"{name}{' ' if name[-1] in '?!.' else ': '}{unit}"


def _units(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from sentences(plain(text))
        case Listing(lead, items):
            yield from _overview(lead, items)
            for item in items:
                yield from _item_units(item, _context(lead))
        case Table(header, rows, lead):
            yield from sentences(plain(lead or ""))
            for row in rows:
                yield _row(header, row)
        case _:
            assert_never(block)


def _overview(lead: str | None, items: tuple[Item, ...]) -> Iterator[str]:
    names = [name for item in items if (name := _name(item))]
    said = sentences(plain(lead or ""))
    yield from said[:-1]
    if said and len(names) == len(items) > 1:
        yield f"{said[-1]} {'; '.join(names)}"
    elif said:
        yield said[-1]


def _item_units(item: Item, context: str) -> Iterator[str]:
    said = sentences(plain(item.text))
    name = _name(item)
    if said and not _only_a_name(item, name):
        yield _after(context, said[0])
        yield from (_after(name, sentence) for sentence in said[1:])
    elif said and not item.children:
        yield _after(context, said[0])
    for child in item.children:
        yield from _item_units(child, name or context)


def _only_a_name(item: Item, name: str) -> bool:
    """Say whether an item does nothing but name the items beneath it, whose units carry the name."""
    return bool(item.children) and plain(item.text).rstrip(":") == name


def _name(item: Item) -> str:
    """Return what an item is called: the words before its colon, or all of it where it is short."""
    text = plain(item.text)
    if (match := _NAMED.match(text)) and len(match["name"].split()) <= _MOST_NAME_WORDS:
        return match["name"]
    return text.rstrip(":.") if len(text.split()) <= _MOST_NAME_WORDS else ""


def _context(lead: str | None) -> str:
    said = sentences(plain(lead or ""))
    return said[-1].rstrip(":") if said and not leans(said[-1]) else ""


def _after(context: str, said: str) -> str:
    """Put the context before words that need it: few words, or a context of few words."""
    short = len(said.split()) <= _FEW_WORDS or len(context.split()) <= _FEW_WORDS
    return f"{context}: {said}" if context and short and not said.startswith(context) else said


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    cells = (f"{head}: {cell}" if head else cell for head, cell in zip(header, row, strict=True) if cell)
    return plain("; ".join(cells))
