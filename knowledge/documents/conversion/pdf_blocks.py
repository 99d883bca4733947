"""Putting the rows of a PDF together: what is one paragraph, one item of a list, one heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from knowledge.documents.conversion.pdf_layout import Row
    from knowledge.documents.conversion.pdf_type import Typography

_HYPHEN = re.compile(r"(?P<word>[^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_MOST_HEADING_ROWS = 6


def blocks(found: Sequence[Row], typography: Typography) -> Iterator[list[Row]]:
    """Yield the rows that belong together."""
    block: list[Row] = []
    for row in found:
        if block and not _goes_on(block, row, typography):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _goes_on(block: Sequence[Row], row: Row, typography: Typography) -> bool:
    last = block[-1]
    if row.cells or last.cells or typography.is_heading(row) != typography.is_heading(last):
        return False
    if typography.is_heading(row):
        same = (
            row.page == last.page and typography.level(row) == typography.level(last) and _in_line(row, last)
        )
        return same and row.top - last.bottom < row.size * 0.6 and len(block) < _MOST_HEADING_ROWS
    if line_of(row.text).marked:
        return False
    if row.page != last.page or row.top < last.top:
        return not _ends(last) and (row.text[:1].islower() or not typography.is_short(last))
    if typography.is_apart(last, row):
        return False
    return _in_item(block, row) if line_of(block[0].text).marked else _in_paragraph(block, row, typography)


def _in_line(row: Row, last: Row) -> bool:
    """Say whether two rows begin at the same place or have the same middle."""
    return abs(row.left - last.left) < 3 or abs(row.left + row.right - last.left - last.right) < 6


def _in_item(block: Sequence[Row], row: Row) -> bool:
    """Say whether a row goes on with a list's item: it is indented, or in the middle of a sentence."""
    return row.left > block[0].left + 2 or not _ends(block[-1])


def _in_paragraph(block: Sequence[Row], row: Row, typography: Typography) -> bool:
    last = block[-1]
    if not _ends(last):
        return True
    return not typography.is_short(last) and row.left <= last.left + 0.8 * row.size


def _ends(row: Row) -> bool:
    return row.text.rstrip(")]\"'”’»")[-1:] in {".", "!", "?", ":"}


def words_of(block: Sequence[Row], vocabulary: Mapping[str, int]) -> str:
    """Return the words of rows in one line, those that were hyphenated at the end of a row in one piece."""
    text = block[0].text
    for row in block[1:]:
        text = _joined(text, row.text, vocabulary)
    return " ".join(text.split())


def _joined(before: str, after: str, vocabulary: Mapping[str, int]) -> str:
    broken, rest = _HYPHEN.search(before), _FIRST.match(after)
    if broken is None or rest is None:
        return f"{before} {after}"
    whole, compound = f"{broken['word']}{rest[0]}".casefold(), f"{broken['word']}-{rest[0]}".casefold()
    kept = vocabulary.get(compound, 0) > vocabulary.get(whole, 0) or not rest[0][0].islower()
    return before + after if kept else before[:-1] + after
