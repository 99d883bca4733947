"""Rows of a PDF: what a page says, line by line and column by column, with its type size and place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.documents.cleaning import clean
from knowledge.documents.conversion.pdf_layout import Row, cleaned, in_order, joined
from knowledge.documents.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_WIDE_GAP = 1.6  # in type sizes: wider than the spaces of justified text, narrower than a gutter


class _Once:
    """Lets each letter pass once: some programs print letters twice, a little apart, to make them bold."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def __call__(self, thing: dict[str, object]) -> bool:
        if thing.get("object_type") != "char":
            return True
        key = (thing["text"], round(float(str(thing["x0"]))), round(float(str(thing["top"]))))
        new = key not in self._seen
        self._seen.add(key)
        return new


def rows(page: Page, number: int) -> list[Row]:
    """Return the rows of a page in the order in which people read them."""
    tables = list(_tables(page))
    pieces = [piece for line in _lines(page, tables) for piece in _pieces(line)]
    ordered = in_order(pieces, float(page.width))
    return [replace(row, page=number) for row in _with_tables(ordered, tables)]


def _tables(page: Page) -> Iterator[Row]:
    if not (page.rects or page.lines or page.curves):
        return
    for table in page.find_tables():
        cells = tuple(tuple(" ".join(clean(cell or "").split()) for cell in row) for row in table.extract())
        if (
            len(cells) > 1
            and max(map(len, cells)) > 1
            and sum(map(bool, (c for row in cells for c in row))) > 2
        ):
            left, top, right, bottom = table.bbox
            yield Row("", left, right, top, bottom, cells=cells)


def _lines(page: Page, tables: Sequence[Row]) -> list[list[Row]]:
    """Return the words of each line, from the top down; those in tables are left out."""
    found = page.filter(_Once()).extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15)
    words = [row for word in found if not _within(row := _word(word), tables)]
    lines: list[list[Row]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.left)):
        middle = (word.top + word.bottom) / 2
        if lines and lines[-1][0].top <= middle <= lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _word(word: dict[str, object]) -> Row:
    left, right, top, bottom, size = (float(str(word[key])) for key in ("x0", "x1", "top", "bottom", "size"))
    bold = _BOLD.search(str(word["fontname"])) is not None
    return Row(str(word["text"]), left, right, top, bottom, size, bold)


def _within(word: Row, tables: Sequence[Row]) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return any(table.left <= x <= table.right and table.top <= y <= table.bottom for table in tables)


def _pieces(line: Sequence[Row]) -> Iterator[Row]:
    """Yield what wide gaps part on a line; the mark of a list's item stays with its words."""
    start = 0
    for at, (before, after) in enumerate(pairwise(line), start=1):
        if after.left - before.right > _WIDE_GAP * max(before.size, after.size) and not _is_mark(
            line[start:at]
        ):
            yield joined(line[start:at])
            start = at
    yield joined(line[start:])


def _is_mark(words: Sequence[Row]) -> bool:
    return len(words) == 1 and line_of(f"{cleaned(words[0].text, first=True)} x").marked


def _with_tables(ordered: Sequence[Row], tables: Sequence[Row]) -> list[Row]:
    """Put each ruled table in front of the first row that stands below it."""
    found = list(ordered)
    for table in sorted(tables, key=lambda table: -table.top):
        at = next((place for place, row in enumerate(found) if row.top >= table.top), len(found))
        found.insert(at, table)
    return found
