"""Units: what a passage says, a sentence, an item or a row at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from bot.domain.strategy_sections import BELONGS, NAMES, SCORED
from knowledge.markdown import Listing, Paragraph, Table, blocks, plain, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.markdown import Block

FEW: Final = 4
"""Words below which an item says nothing by itself."""
PAIR: Final = 2
"""Columns of a table whose rows are read as `this: that`."""

_HEADING: Final = re.compile(r"^\*\*[^*]+\*\*: ")


class Said(NamedTuple):
    """What is said: as the search knows it, as it reads, and which paragraph or list it is of.

    `lead` is what leads into the list or table that it is an item or a row of; None for a sentence.
    """

    known: str
    read: str
    lead: str | None = None
    paragraph: int = 0


def units(text: str, *, short: bool = False) -> Iterator[Said]:
    """Yield what a text says.

    Questions say nothing, and neither do bare names, unless `short` ones are wanted too. The comparison of a
    decision's options is left out: its figures mean nothing a row at a time.
    """
    lead = ""
    for at, block in enumerate(blocks(text)):
        for said in _read(block, lead):
            known = said.known
            if known.endswith("?") or known.startswith(BELONGS) or not (short or len(known.split()) >= FEW):
                continue
            yield said._replace(paragraph=at)
        lead = plain(block.text) if isinstance(block, Paragraph) else ""


def _read(block: Block, lead: str) -> Iterator[Said]:
    match block:
        case Paragraph(text):
            yield from (Said(one, one) for one in sentences(plain(text)))
        case Listing(own, items):
            of = _bare(own or lead)
            listed = items if of not in NAMES else ()
            yield from (Said(plain(item.text), plain(item.text), of) for item in listed)
        case Table(header, rows, own):
            for row in rows if header[-1] != SCORED else ():
                known = "; ".join(f"{h}: {c}" if h else c for h, c in zip(header, row, strict=True) if c)
                yield Said(plain(known), plain(_sentence(header, row)), _bare(own or lead))
        case _:
            assert_never(block)


def _sentence(header: Sequence[str], row: Sequence[str]) -> str:
    """Return a row as it is said: `Hosting: one-off 34, a year 27.`; of two columns just `Hosting: 34.`."""
    first, *rest = row
    if len(row) == PAIR:
        return f"{first}: {rest[0]}."
    cells = zip(header[1:], rest, strict=True)
    return f"{first}: {'; '.join(f'{_lowered(name)} {cell}' for name, cell in cells if cell)}."


def _bare(lead: str) -> str:
    """Return what leads into a list, without the heading that a part of a passage begins with."""
    return plain(_HEADING.sub("", lead) or lead)


def _lowered(name: str) -> str:
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"
