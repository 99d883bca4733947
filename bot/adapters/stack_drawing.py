"""Drawing bars of parts laid end to end, as those of options by criterion."""

from __future__ import annotations

import textwrap
from io import BytesIO
from typing import TYPE_CHECKING, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.domain.walk.comparing import Part, Stacks

_DOTS_PER_INCH: Final = 160
_INK: Final = "#1d1c1d"
# Light enough for the figures on them; told apart by hatching too, for those who do not see the colours.
_STYLES: Final = (
    ("#cfe2f7", ""), ("#fbdcc4", "//"), ("#e3d3ee", ".."), ("#cdebd8", "\\\\"), ("#f4e9b8", "xx"),
    ("#dedede", "--"),
)  # fmt: skip
_WIDTH, _ROW, _AROUND = 7.5, 0.75, 1.9
_NAME: Final = 26


def draw(chart: Stacks) -> bytes:
    """Return the bars as PNG, on white, for light and dark."""
    height = _AROUND + _ROW * len(chart.rows)
    figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS_PER_INCH, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    ends = [0] * len(chart.rows)
    for number, part in enumerate(chart.parts):
        _lay(axes, part, ends, _STYLES[number % len(_STYLES)])
        ends = [end + length for end, length in zip(ends, part.lengths, strict=True)]
    for row, total in enumerate(chart.totals):
        axes.text(ends[row] + 0.5, row, str(total), va="center", color=_INK, fontweight="bold")
    axes.set_yticks(range(len(chart.rows)), [textwrap.fill(name, _NAME) for name in chart.rows], color=_INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    axes.set_xlim(0, 1.08 * max([*ends, 1]))
    axes.set_xticks([])
    axes.invert_yaxis()
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    if chart.parts:
        _explain(figure)
    drawn = BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()


def _lay(axes: Axes, part: Part, starts: list[int], style: tuple[str, str]) -> None:
    colour, hatch = style
    rows = range(len(starts))
    # A legend leaves out names that begin with an underscore.
    label = f"\u200b{part.name}" if part.name.startswith("_") else part.name
    bars = axes.barh(
        rows, part.lengths, 0.6, left=starts, color=colour, hatch=hatch, edgecolor=_INK, linewidth=0.6,
        label=label,
    )  # fmt: skip
    backed = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
    for text in axes.bar_label(bars, part.labels, label_type="center", fontsize=8, color=_INK):
        text.set_bbox(backed)
        text.set_visible(bool(text.get_text()))


def _explain(figure: Figure) -> None:
    legend = figure.legend(loc="outside lower center", ncols=2, frameon=False, labelcolor=_INK, fontsize=9)
    for text in legend.get_texts():
        text.set_parse_math(False)
