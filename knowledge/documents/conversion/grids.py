"""Tables of HTML: real ones, lists of names and values, and those that only lay out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import Tag

from knowledge.markdown import Item, Listing, Paragraph, Table, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from knowledge.documents.outline import Part

    Text = Callable[[Iterable[Tag]], str]
    Parts = Callable[[Tag], Iterator[Part]]

_LONGEST_CELL = 600
_WIDEST_SPAN = 50


def table(tag: Tag, text: Text, parts: Parts) -> Iterator[Part]:
    """Yield a table, or what its cells hold where it only lays out a page."""
    rows = _rows(tag)
    if not rows:
        return
    if _lays_out(rows, text):
        yield from (part for row in rows for cell in row for part in parts(cell))
        return
    caption = tag.find("caption")
    yield from grid(
        _spread(rows, text), text([caption]) if isinstance(caption, Tag) else "", named=_named(rows)
    )


def grid(rows: list[list[str]], lead: str = "", *, named: bool = False) -> Iterator[Part]:
    """Yield rows of cells as a table, as a list of names and values, or as words where there is one row."""
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        yield from (Paragraph(cell) for row in rows for cell in row if cell)
    elif named:
        yield Listing(lead or None, tuple(Item(": ".join(filter(None, row))) for row in rows))
    else:
        width = max(map(len, rows))
        header, *rest = (fitted(row, width) for row in rows)
        yield Table(header, tuple(rest), lead or None)


def _rows(tag: Tag) -> list[list[Tag]]:
    own = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    found = [
        [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)] for row in own
    ]
    return [row for row in found if row]


def _lays_out(rows: list[list[Tag]], text: Text) -> bool:
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows)) == 1:
        return True
    return any(
        cell.find(["table", "h1", "h2", "h3", "h4"]) or len(text([cell])) > _LONGEST_CELL for cell in cells
    )


def _named(rows: list[list[Tag]]) -> bool:
    return all(len(row) == 2 and row[0].name == "th" and row[1].name == "td" for row in rows)


def _spread(rows: list[list[Tag]], text: Text) -> list[list[str]]:
    """Return the words of the cells, those that span rows in each of them."""
    below: dict[int, tuple[int, str]] = {}  # column -> how many rows more, and the words
    spread = []
    for row in rows:
        line: list[str] = []
        cells = list(row)
        while cells or len(line) in below:
            if len(line) in below:
                more, words = below.pop(len(line))
                below.update({len(line): (more - 1, words)} if more > 1 else {})
                line.append(words)
                continue
            cell = cells.pop(0)
            words = text([cell])
            if (down := _span(cell, "rowspan")) > 1:
                below[len(line)] = (down - 1, words)
            line += [words, *[""] * (_span(cell, "colspan") - 1)]
        spread.append(line)
    return spread


def _span(cell: Tag, name: str) -> int:
    number = str(cell.get(name) or "1")
    return min(max(int(number), 1), _WIDEST_SPAN) if number.isdigit() else 1
