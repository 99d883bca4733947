"""Reading PDF files: headings by type size and weight, lists by their marks, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pdfplumber

from knowledge.documents.boilerplate import is_contents
from knowledge.documents.conversion.grids import grid
from knowledge.documents.conversion.pdf_blocks import blocks, words_of
from knowledge.documents.conversion.pdf_rows import rows
from knowledge.documents.conversion.pdf_type import Typography
from knowledge.documents.headings import LABEL, heading
from knowledge.documents.lines import line_of
from knowledge.documents.outline import Heading, Outline, Part
from knowledge.markdown import Listing, Paragraph, nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from io import BytesIO

    from knowledge.documents.conversion.pdf_layout import Row

_MARGIN = 0.1
_OFTEN = 0.4
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*#+\s*(?:(?:of|/)\s*#+)?\W*", re.IGNORECASE)
_BESIDE = 4.0  # points: the marks of list items this close stand at the same level


def read_pdf(file: BytesIO) -> Outline:
    """Return the outline of a PDF file. It has no parts where the pages are pictures."""
    found: list[Row] = []
    heights: list[float] = []
    with pdfplumber.open(file) as pdf:
        for number, page in enumerate(pdf.pages):
            found += rows(page, number)
            heights.append(float(page.height))
            page.close()
    kept = [row for row in _without_running_heads(found, heights) if not is_contents(row.text)]
    return Outline(None, tuple(_parts(kept)) if kept else ())


def _without_running_heads(found: Sequence[Row], heights: Sequence[float]) -> list[Row]:
    """Drop what stands on many pages at the top or the bottom, and page numbers."""
    margins = {row: _in_a_margin(row, heights[row.page]) for row in found if not row.cells}
    pages = Counter(key for _, key in {(row.page, _key(row)) for row, margin in margins.items() if margin})
    often = max(2, round(len(heights) * _OFTEN))
    return [
        row
        for row in found
        if not margins.get(row)
        or not (pages[_key(row)] >= often or (len(heights) > 1 and _PAGE_NUMBER.fullmatch(_key(row))))
    ]


def _in_a_margin(row: Row, height: float) -> bool:
    return row.bottom < height * _MARGIN or row.top > height * (1 - _MARGIN)


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text.casefold())


def _parts(found: Sequence[Row]) -> Iterator[Part]:
    typography = Typography(found)
    items: list[list[Row]] = []
    for block in blocks(found, typography):
        if _is_item(block, typography):
            items.append(block)
            continue
        yield from _listings(items, typography)
        items = []
        yield from _part(block, typography)
    yield from _listings(items, typography)


def _is_item(block: Sequence[Row], typography: Typography) -> bool:
    return not block[0].cells and not typography.is_heading(block[0]) and line_of(block[0].text).marked


def _part(block: Sequence[Row], typography: Typography) -> Iterator[Part]:
    if block[0].cells:
        yield from grid([list(cells) for cells in block[0].cells])
    elif typography.is_heading(block[0]):
        yield _heading(words_of(block, typography.vocabulary), block[0], typography)
    else:
        yield Paragraph(words_of(block, typography.vocabulary))


def _heading(words: str, row: Row, typography: Typography) -> Part:
    found = heading(words)
    if found and found.style == LABEL and not typography.is_large(row):
        return Paragraph(words)
    return Heading(typography.level(row), found.text if found else words)


def _listings(items: Sequence[Sequence[Row]], typography: Typography) -> Iterator[Listing]:
    if not items:
        return
    levels = _levels(sorted({block[0].left for block in items}))
    marked = [
        (levels[block[0].left], line_of(words_of(block, typography.vocabulary)).text) for block in items
    ]
    number = line_of(items[0][0].text).number
    yield Listing(None, nested(marked), ordered=number is not None, start=number or 1)


def _levels(places: Sequence[float]) -> dict[float, int]:
    """Return a number for each place where marks stand, from the left; places beside each other are one."""
    levels = {places[0]: 0}
    for before, after in pairwise(places):
        levels[after] = levels[before] + (after - before > _BESIDE)
    return levels
