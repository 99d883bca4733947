"""Columns: rows of words as a list on a terminal, each column as wide as its longest word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows under what their columns are called; nothing where there is no row."""
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in (names, *rows)]
