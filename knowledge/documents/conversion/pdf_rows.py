"""Rows of a PDF: what a page says, line by line and column by column, with its type size and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from knowledge.documents.cleaning import clean
from knowledge.documents.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page

_CID = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_WIDE_GAP = 1.6  # in type sizes: wider than the spaces of justified text, narrower than a gutter
_FEWEST_IN_COLUMN = 6
_SHORTEST_IN_COLUMN = 18
_MOST_ACROSS = 0.25


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one line, or what a ruled table holds; places are in points from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    page: int = 0
    cells: tuple[tuple[str, ...], ...] = ()


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
    gutter = _gutter(pieces, float(page.width))
    ordered = _aligned(pieces) if gutter is None else _by_column(pieces, gutter)
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
            yield _joined(line[start:at])
            start = at
    yield _joined(line[start:])


def _is_mark(words: Sequence[Row]) -> bool:
    return len(words) == 1 and line_of(f"{_cleaned(words[0].text, first=True)} x").marked


def _joined(words: Sequence[Row]) -> Row:
    text = _cleaned(" ".join(word.text for word in words), first=True)
    size = max(words, key=lambda word: len(word.text)).size
    lettered = [word for word in words if any(map(str.isalnum, word.text))] or words
    tops, bottoms = (min(word.top for word in words), max(word.bottom for word in words))
    return Row(text, words[0].left, words[-1].right, tops, bottoms, size, all(word.bold for word in lettered))


def _cleaned(text: str, *, first: bool) -> str:
    """Replace what has no Unicode value: at the start of a line it is a bullet."""
    text = re.sub(r"^\s*\(cid:\d+\)", "•", text) if first else text
    return clean(_CID.sub("", text)).strip()


def _gutter(pieces: Sequence[Row], width: float) -> float | None:
    """Return where the space between two columns is, if the page has two columns of running text."""
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = width * step / 100
        across = sum(piece.left < x < piece.right for piece in pieces)
        if across <= _MOST_ACROSS * len(pieces) and _are_columns(pieces, x):
            best = min(best or (across, x), (across, x))
    return best[1] if best else None


def _are_columns(pieces: Sequence[Row], x: float) -> bool:
    sides = ([piece for piece in pieces if piece.right <= x], [piece for piece in pieces if piece.left >= x])
    return all(
        len(side) >= _FEWEST_IN_COLUMN and fmean(len(piece.text) for piece in side) >= _SHORTEST_IN_COLUMN
        for side in sides
    )


def _by_column(pieces: Sequence[Row], x: float) -> list[Row]:
    """Order pieces: between any two that go across, first the left column, then the right one."""
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for piece in pieces:
        if piece.left < x < piece.right:
            ordered += [*left, *right, piece]
            left, right = [], []
        else:
            (left if piece.right <= x else right).append(piece)
    return [*ordered, *left, *right]


def _aligned(pieces: Sequence[Row]) -> list[Row]:
    """Put the pieces of each line together; lines whose pieces stand beneath each other become a table."""
    lines = _same_line(pieces)
    ordered: list[Row] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _beneath(lines[end - 1], lines[end]):
            end += 1
        ordered.append(_table_of(lines[at:end]) if end - at > 1 else _joined(lines[at]))
        at = end
    return ordered


def _same_line(pieces: Sequence[Row]) -> list[list[Row]]:
    lines: list[list[Row]] = []
    for piece in pieces:
        if lines and piece.top < lines[-1][0].bottom and piece.left > lines[-1][-1].right:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _beneath(line: Sequence[Row], under: Sequence[Row]) -> bool:
    """Say whether two lines are rows of a table: as many pieces, each beneath the other."""
    close = under[0].top - line[0].bottom < 1.5 * line[0].size
    return (
        len(line) == len(under) > 1
        and close
        and all(_overlaps(one, other) for one, other in zip(line, under, strict=True))
    )


def _overlaps(one: Row, other: Row) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _table_of(lines: Sequence[Sequence[Row]]) -> Row:
    places = [piece for line in lines for piece in line]
    return Row(
        "",
        min(piece.left for piece in places),
        max(piece.right for piece in places),
        places[0].top,
        places[-1].bottom,
        cells=tuple(tuple(piece.text for piece in line) for line in lines),
    )


def _with_tables(ordered: Sequence[Row], tables: Sequence[Row]) -> list[Row]:
    """Put each ruled table in front of the first row that stands below it."""
    found = list(ordered)
    for table in sorted(tables, key=lambda table: -table.top):
        at = next((place for place, row in enumerate(found) if row.top >= table.top), len(found))
        found.insert(at, table)
    return found
