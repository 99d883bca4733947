"""Drawing with matplotlib, without a display, and each picture on a figure of its own.

pyplot is not used: it keeps figures, and a current one, for the whole process.
"""

from __future__ import annotations

import math
import textwrap
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, cast

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matplotlib.axes import Axes
    from matplotlib.projections.polar import PolarAxes
    from matplotlib.text import Text

    from bot.domain.pictures import Outline, Radar

DOTS_PER_INCH: Final = 160
INK: Final = "#1d1c1d"
GREY: Final = "#616061"
# Told apart by dash, mark and hatching too, for those who do not see the colours.
_STYLES: Final = (
    ("#0b5cad", "-", "o", ""),
    ("#b3530a", "--", "s", "//"),
    ("#4a1d6b", ":", "^", ".."),
    ("#106b3a", "-.", "D", "xx"),
)
_SHAPE: Final = 3
"""Axes that it takes to make a shape."""


def draw(radar: Radar) -> bytes:
    """Return a radar, or bars where there are too few axes to make a shape; on white, for light and dark."""
    figure = Figure(figsize=(6.5, 5), dpi=DOTS_PER_INCH, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    if len(radar.axes) < _SHAPE:
        _draw_bars(figure.add_subplot(), radar)
    else:
        _draw_radar(cast("PolarAxes", figure.add_subplot(projection="polar")), radar)
    if radar.outlines:
        figure.legend(loc="outside lower center", ncols=2, frameon=False, labelcolor=INK)
    return as_png(figure)


def as_png(figure: Figure) -> bytes:
    """Return a figure as a picture that says nothing of what drew it."""
    drawn = BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()


def _draw_radar(axes: PolarAxes, radar: Radar) -> None:
    angles = [2 * math.pi * at / len(radar.axes) for at in range(len(radar.axes))]
    axes.set_theta_offset(math.pi / 2)
    axes.set_theta_direction(-1)
    axes.set_xticks(angles, _labels(radar), color=INK)
    axes.tick_params(axis="x", pad=6)
    for angle, label in zip(angles, axes.get_xticklabels(), strict=True):
        label.set_horizontalalignment(_outward(angle))
    as_they_are(axes.get_xticklabels())
    levels = list(range(radar.lowest, radar.highest + 1))
    axes.set_yticks(levels, [str(level) for level in levels], color=GREY)
    axes.set_rlabel_position(180 / len(radar.axes))
    axes.spines["polar"].set_visible(False)
    # Room in the middle, so that the lowest level does not shrink to a point.
    axes.set_ylim(radar.lowest - 0.6, radar.highest + 0.1)
    for outline, style in zip(radar.outlines, _STYLES, strict=False):
        _draw_outline(axes, angles, outline, style)


def _draw_outline(axes: PolarAxes, angles: list[float], outline: Outline, style: tuple[str, ...]) -> None:
    colour, dash, mark, _ = style
    for side in _sides(outline, angles):
        axes.plot(*zip(*side, strict=True), color=colour, linestyle=dash, linewidth=2)
    dots = [(angle, value) for angle, value in zip(angles, outline.values, strict=True) if value is not None]
    if len(dots) == len(angles):
        axes.fill(*zip(*dots, strict=True), color=colour, alpha=0.08)
    axes.plot([angle for angle, _ in dots], [value for _, value in dots], mark, color=colour)
    axes.plot([], [], color=colour, linestyle=dash, marker=mark, label=outline.name)  # for the legend


def _draw_bars(axes: Axes, radar: Radar) -> None:
    thickness = 0.8 / max(len(radar.outlines), 1)
    for at, (outline, (colour, _, _, hatch)) in enumerate(zip(radar.outlines, _STYLES, strict=False)):
        rows = [row + at * thickness for row in range(len(radar.axes))]
        lengths = [value or 0 for value in outline.values]
        axes.barh(rows, lengths, thickness, color=colour, hatch=hatch, edgecolor="white", label=outline.name)
    axes.set_yticks(range(len(radar.axes)), _labels(radar), color=INK)
    as_they_are(axes.get_yticklabels())
    axes.set_xlim(0, radar.highest)
    axes.invert_yaxis()


def _sides(outline: Outline, angles: list[float]) -> Iterator[list[tuple[float, float]]]:
    """Yield the sides of an outline, each between two neighbours that both have a value."""
    ring = list(zip(angles, outline.values, strict=True))
    for (angle, value), (next_angle, next_value) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if value is not None and next_value is not None:
            yield [(angle, value), (next_angle, next_value)]


def _labels(radar: Radar) -> list[str]:
    named = zip(radar.axes, radar.notes, strict=True)
    return ["\n".join([*textwrap.wrap(name, 20), note]) for name, note in named]


def _outward(angle: float) -> Literal["left", "center", "right"]:
    """Return how a label is set so that it leans away from the picture."""
    across = math.sin(angle)
    return "center" if abs(across) < 0.1 else "left" if across > 0 else "right"


def as_they_are(labels: Iterable[Text]) -> None:
    """Keep a dollar sign in somebody's words from being read as mathematics."""
    for label in labels:
        label.set_parse_math(False)
