"""Drawing matrices: each count on a cell that is the darker, the larger its share of the column is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from bot.adapters.drawing import DOTS_PER_INCH, INK, as_png, as_they_are

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.domain.pictures import Matrix, MatrixRow

_SHADES: Final = LinearSegmentedColormap.from_list("shares", ["#ffffff", "#0b5cad"])
_DARK: Final = 0.55
"""From this share on, a count stands in white on its cell."""
_WIDE, _HIGH = 0.95, 0.36  # inches of a cell
_NAMES: Final = 4.2  # inches for the names of the rows
_LETTERS: Final = 52


def draw(matrix: Matrix) -> bytes:
    """Return a matrix as PNG, its blocks one below the other."""
    heights = [len(rows) for rows in matrix.blocks]
    size = (_NAMES + _WIDE * len(matrix.columns), 1.2 + _HIGH * sum(heights))
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    parts = figure.subplots(len(heights), 1, squeeze=False, height_ratios=heights)
    for number, rows in enumerate(matrix.blocks):
        _draw_block(parts[number][0], matrix, rows, headed=number == 0)
    return as_png(figure)


def _draw_block(axes: Axes, matrix: Matrix, rows: Sequence[MatrixRow], *, headed: bool) -> None:
    shares = [
        [count / whole if whole else 0.0 for count, whole in zip(row.counts, matrix.of, strict=True)]
        for row in rows
    ]
    axes.imshow(shares, cmap=_SHADES, vmin=0, vmax=1, aspect="auto")
    for at, row in enumerate(rows):
        for column, count in enumerate(row.counts):
            colour = "white" if shares[at][column] >= _DARK else INK
            axes.text(column, at, str(count), ha="center", va="center", color=colour)
    axes.set_yticks(range(len(rows)), [_short(row.name) for row in rows], color=INK)
    as_they_are(axes.get_yticklabels())
    heads = [f"{textwrap.fill(name, 13)}\n({of})" for name, of in zip(matrix.columns, matrix.of, strict=True)]
    axes.set_xticks(range(len(heads)), heads if headed else [""] * len(heads), color=INK)
    as_they_are(axes.get_xticklabels())
    axes.tick_params(length=0, top=headed, labeltop=headed, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)


def _short(name: str) -> str:
    return textwrap.shorten(name, _LETTERS, placeholder="…")
