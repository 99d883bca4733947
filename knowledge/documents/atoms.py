"""Atoms: the smallest pieces that a section is cut into, and how they are put together again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, assert_never

from knowledge.markdown import Block, Item, Listing, Paragraph, Table, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 450
"""How many tokens a passage may have, about."""
TOKENS_A_WORD = 1.35
CHARACTERS_A_TOKEN = 6
GRAIN = 16
IN_A_PARAGRAPH, IN_A_LIST, IN_AN_ITEM = 100, 200, 300


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that is not cut.

    `source` numbers the block and, in a list, the item that it belongs to. `tokens` is its size, `repeated`
    the size of what is said again where a passage starts with it, and `loss` what such a start costs besides.
    """

    block: Block
    source: tuple[int, ...]
    tokens: int
    repeated: int = 0
    loss: int = 0


def tokens(text: str) -> int:
    """Return about how many tokens a text has, without a tokenizer."""
    return max(ceil(len(text.split()) * TOKENS_A_WORD), len(text) // CHARACTERS_A_TOKEN)


def atoms(found: Iterable[Block]) -> Iterator[Atom]:
    """Yield the atoms of these blocks, in order."""
    for number, block in enumerate(found):
        match block:
            case Paragraph(text):
                yield from _of_text(text, number)
            case Listing():
                yield from _of_list(block, number)
            case Table():
                yield from _of_table(block, number)
            case _:
                assert_never(block)


def coarser(found: Iterable[Atom]) -> Iterator[Atom]:
    """Yield the atoms with tiny ones put together, so that there are not too many ways to cut them."""
    held: Atom | None = None
    for atom in found:
        if (
            held
            and held.source[0] == atom.source[0]
            and atom.loss < IN_AN_ITEM
            and held.tokens + atom.tokens <= GRAIN
        ):
            block = _joined(held.block, atom.block, same_item=False)
            held = replace(held, block=block, source=atom.source, tokens=held.tokens + atom.tokens)
            continue
        if held:
            yield held
        held = atom
    if held:
        yield held


def _of_text(text: str, number: int) -> Iterator[Atom]:
    for place, piece in enumerate(_bites(text)):
        yield Atom(Paragraph(piece), (number,), tokens(piece), loss=IN_A_PARAGRAPH if place else 0)


def _bites(text: str) -> list[str]:
    """Return the sentences, and those that are too long for a passage in several bites."""
    return [bite for sentence in sentences(text) for bite in _within(sentence)]


def _within(sentence: str) -> Iterator[str]:
    if tokens(sentence) <= MOST:
        yield sentence
        return
    taken: list[str] = []
    for word in sentence.split():
        if taken and tokens(" ".join([*taken, word])) > MOST:
            yield " ".join(taken)
            taken = []
        taken.append(word)
    if taken:
        yield " ".join(taken)


def _of_list(listing: Listing, number: int) -> Iterator[Atom]:
    lead = tokens(listing.lead or "")
    for place, item in enumerate(listing.items):
        first, repeated = (lead, 0) if place == 0 else (0, lead)
        for part, inside in _parts_of(item):
            block = replace(listing, items=(part,), start=listing.start + place)
            above = tokens(f"- {part.text}") if inside else 0
            loss = IN_AN_ITEM if inside else IN_A_LIST if place else 0
            yield Atom(block, (number, place), _size(part) - above + first, repeated + above, loss)
            first, repeated = 0, lead


def _parts_of(item: Item) -> Iterator[tuple[Item, bool]]:
    """Yield a small item whole, a large one child by child; say whether it is not the first of these."""
    if _size(item) <= MOST // 2:
        yield item, False
        return
    *before, last = _bites(item.text) if tokens(item.text) > MOST else [item.text]
    for bite in before:
        yield Item(bite), False
    for place, child in enumerate(item.children):
        yield Item(last, (child,)), place > 0
    if not item.children:
        yield Item(last), False


def _size(item: Item) -> int:
    return tokens(f"- {item.text}") + sum(map(_size, item.children))


def _of_table(table: Table, number: int) -> Iterator[Atom]:
    head = tokens(" ".join([table.lead or "", *table.header]))
    for place, row in enumerate(table.rows or ((),)):
        block = replace(table, rows=(row,) if row else ())
        size = tokens(" ".join(row))
        yield Atom(
            block, (number,), size if place else size + head, head if place else 0, IN_A_LIST if place else 0
        )


def together(found: Sequence[Atom]) -> list[Block]:
    """Put atoms of one passage together."""
    joined: list[Block] = []
    for number, atom in enumerate(found):
        before = found[number - 1].source if number else None
        if before and before[0] == atom.source[0]:
            joined[-1] = _joined(joined[-1], atom.block, same_item=before == atom.source)
        else:
            joined.append(atom.block)
    return joined


def _joined(block: Block, more: Block, *, same_item: bool) -> Block:
    match block, more:
        case Paragraph(text), Paragraph(further):
            return Paragraph(f"{text} {further}")
        case Table(), Table():
            return replace(block, rows=block.rows + more.rows)
        case Listing(), Listing():
            last, first = block.items[-1], more.items[0]
            if same_item and last.text == first.text:
                merged = replace(last, children=last.children + first.children)
                return replace(block, items=(*block.items[:-1], merged))
            return replace(block, items=block.items + more.items)
    raise TypeError("Only atoms of the same block are put together.")
