"""Pictures: what is to be drawn, and the same in words for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """One line around a radar: a value for each axis, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar: axes around a middle, from the lowest to the highest value, and outlines over them.

    `notes` stand under the names of the axes: a value as people read it.
    """

    axes: tuple[str, ...]
    notes: tuple[str, ...]
    outlines: tuple[Outline, ...]
    lowest: int = 1
    highest: int = 5


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts by row and column, in blocks of rows that belong together; `of` is what a column is out of."""

    columns: tuple[str, ...]
    of: tuple[int, ...]
    blocks: tuple[tuple[MatrixRow, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix: its name, and a count for each column."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far each of several things has come, in groups of rows under a name each."""

    groups: tuple[tuple[str, tuple[ProgressRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A row: shares of the way, now and the time before; None where that is not known.

    What is drawn ends at start and target; `label` says the figure as it is.
    """

    name: str
    share: float | None
    before: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture. `alt` says in words all that it shows."""

    name: str
    title: str
    alt: str
    png: bytes
