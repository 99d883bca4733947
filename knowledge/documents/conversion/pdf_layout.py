"""The layout of a PDF's page: what stands in columns, on one line, beneath each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from knowledge.documents.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_CID = re.compile(r"\(cid:\d+\)")
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


def in_order(pieces: Sequence[Row], width: float) -> list[Row]:
    """Return the pieces of a page as people read them: column by column, or line by line."""
    gutter = _gutter(pieces, width)
    return _aligned(pieces) if gutter is None else _by_column(pieces, gutter)


def joined(words: Sequence[Row]) -> Row:
    """Return words that stand beside each other as one row."""
    text = cleaned(" ".join(word.text for word in words), first=True)
    size = max(words, key=lambda word: len(word.text)).size
    lettered = [word for word in words if any(map(str.isalnum, word.text))] or words
    tops, bottoms = (min(word.top for word in words), max(word.bottom for word in words))
    return Row(text, words[0].left, words[-1].right, tops, bottoms, size, all(word.bold for word in lettered))


def cleaned(text: str, *, first: bool) -> str:
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
        ordered.append(_table_of(lines[at:end]) if end - at > 1 else joined(lines[at]))
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
