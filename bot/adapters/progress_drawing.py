"""Drawing how far things have come: a bar each from start to target, in groups."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.adapters.drawing import DOTS_PER_INCH, GREY, INK, as_png, as_they_are

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from bot.domain.pictures import Progress, ProgressRow

_BAR, _TRACK = "#0b5cad", "#e3e6ea"
_WIDTH, _ROW, _HEAD, _AROUND = 8.5, 0.52, 0.42, 0.9
_NAME, _LABEL = 34, 36
_THICK: Final = 0.5


def draw(progress: Progress) -> bytes:
    """Return the bars as PNG, on white, for light and dark."""
    heights = [_HEAD + _ROW * len(rows) for _, rows in progress.groups] or [_HEAD]
    figure = Figure(
        figsize=(_WIDTH, _AROUND + sum(heights)), dpi=DOTS_PER_INCH, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    parts = figure.subplots(len(heights), 1, squeeze=False, height_ratios=heights, sharex=True)
    for axes in parts[:, 0]:
        _clear(axes)
    for (name, rows), axes in zip(progress.groups, parts[:, 0], strict=False):
        as_they_are([axes.set_title(name, loc="left", color=INK, fontsize=10, fontweight="bold")])
        _draw_rows(axes, rows)
    _explain(parts[-1, 0], progress)
    return as_png(figure)


def _draw_rows(axes: Axes, rows: Sequence[ProgressRow]) -> None:
    places = range(len(rows))
    axes.barh(places, [1.0] * len(rows), _THICK, color=_TRACK)
    axes.barh(places, [_within(row.share) for row in rows], _THICK, color=_BAR)
    for at, row in enumerate(rows):
        if row.before is not None:
            axes.plot([_within(row.before)], [at], "D", color="white", markeredgecolor=INK, clip_on=False)
        label = axes.text(1.02, at, textwrap.fill(row.label, _LABEL), va="center", color=INK, fontsize=9)
        as_they_are([label])
    axes.set_yticks(places, [textwrap.fill(row.name, _NAME) for row in rows], color=INK, fontsize=9)
    as_they_are(axes.get_yticklabels())
    axes.set_ylim(len(rows) - 0.5, -0.5)


def _clear(axes: Axes) -> None:
    axes.set_xlim(0, 1.6)
    axes.tick_params(length=0, labelbottom=False)
    axes.spines[:].set_visible(False)


def _explain(axes: Axes, progress: Progress) -> None:
    """Name the ends of the bars, and the mark of the time before where there is one."""
    axes.set_xticks([0, 1], ["Start", "Target"], color=GREY)
    axes.tick_params(labelbottom=True)
    if any(row.before is not None for _, rows in progress.groups for row in rows):
        axes.set_xlabel("◇ where it stood the time before", loc="left", color=GREY, fontsize=9)


def _within(share: float | None) -> float:
    """Return a share as it is drawn: from start to target, and no further."""
    return 0.0 if share is None else min(max(share, 0.0), 1.0)
