"""The typography of a PDF: what its body is set in, and which rows stand out as headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import quantiles
from typing import TYPE_CHECKING

from knowledge.documents.headings import heading
from knowledge.documents.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.documents.conversion.pdf_layout import Row

_LARGER = 1.12
_MOST_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Typography:
    """Measures of a document, taken over all its rows."""

    def __init__(self, found: Sequence[Row]) -> None:
        sizes: Counter[float] = Counter()
        bold = 0
        for row in found:
            sizes[_rounded(row.size)] += len(row.text)
            bold += len(row.text) if row.bold else 0
        self.body = sizes.most_common(1)[0][0] or 1.0
        self.body_is_bold = bold > sum(sizes.values()) / 2
        self.vocabulary = Counter(word for row in found for word in _WORD.findall(row.text.casefold()))
        self._gap = _usual_gap(found, self.body)
        self._edges = _edges(found)
        self._levels = _levels([row for row in found if self.is_heading(row)])

    def is_large(self, row: Row) -> bool:
        """Say whether a row is set larger than the body."""
        return row.size >= self.body * _LARGER

    def is_heading(self, row: Row) -> bool:
        """Say whether a row stands out by its size, or by its weight and the form of its words."""
        if row.cells or not any(map(str.isalpha, row.text)) or len(row.text.split()) > _MOST_WORDS:
            return False
        if self.is_large(row):
            return not line_of(row.text).bullet
        heavier = row.bold and not self.body_is_bold and row.size >= self.body * 0.95
        return heavier and not line_of(row.text).bullet and heading(row.text) is not None

    def level(self, row: Row) -> int:
        """Return the level of a heading: the larger, the higher."""
        return self._levels[_rounded(row.size)]

    def is_apart(self, row: Row, under: Row) -> bool:
        """Say whether the space between two rows is wider than that between the lines of a paragraph."""
        return under.top - row.bottom > self._gap

    def is_short(self, row: Row) -> bool:
        """Say whether a row ends well before the edge of its column."""
        edge = max((right for left, right in self._edges[row.page] if left < row.right), default=row.right)
        return row.right < edge - 3 * self.body


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _usual_gap(found: Sequence[Row], body: float) -> float:
    """Return the widest space within a paragraph: the lower quartile of all spaces, and a little."""
    gaps = [
        after.top - before.bottom
        for before, after in pairwise(found)
        if before.page == after.page and -body / 2 < after.top - before.bottom < 2 * body
    ]
    usual = quantiles(gaps, n=4)[0] if len(gaps) > 1 else 0.0
    return min(max(0.45 * body, usual + 0.3 * body), 1.2 * body)


def _edges(found: Sequence[Row]) -> dict[int, list[tuple[float, float]]]:
    """Return where the rows of each page begin and end."""
    edges: dict[int, list[tuple[float, float]]] = {}
    for row in found:
        edges.setdefault(row.page, []).append((row.left, row.right))
    return edges


def _levels(headings: Sequence[Row]) -> dict[float, int]:
    sizes = sorted({_rounded(row.size) for row in headings}, reverse=True)
    return {size: level for level, size in enumerate(sizes, start=1)}
