"""Pictures: whatever draws them, drawn without a display and from any thread."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.charts import MatplotlibCharts
from bot.domain.pictures import Matrix, MatrixRow, Outline, Progress, ProgressRow, Radar
from bot.domain.walk.comparing import Part, Stacks
from tests.fakes.charts import FakeCharts

pytestmark = pytest.mark.slow

SIX = Radar(
    (
        "Communication",
        "Competency and value measurement",
        "Governance",
        "Partnership",
        "Architecture",
        "Skills",
    ),
    ("3.4", "2.1", "1.0", "4.2", "5.0", "2.9"),
    (
        Outline("Mean", (3.4, 2.1, 1.0, 4.2, 5.0, 2.9)),
        Outline("Reached by every practice", (2, 1, 1, 3, 5, 2)),
    ),
)
GAPS = Radar(SIX.axes, SIX.notes, (Outline("Mean", (3.4, None, None, 4.2, None, 2.9)),))
NOTHING = Radar(SIX.axes, SIX.notes, (Outline("Mean", (None,) * 6),))
BARS = Radar(("One", "Two"), ("3.0", "not rated"), (Outline("Mean", (3.0, None)),))
ODD = Radar(("$x_{", "\\frac", "Łódź – ünd <b>", "a" * 75), ("1.0",) * 4, (Outline("$", (1, 2, 3, 4)),))
TRACKS = Progress(
    (
        ("Financial", (ProgressRow("Closing", 1.25, 0.4, "125 %"), ProgressRow("$x_{", None, None, "none"))),
        ("_Customer", (ProgressRow("Orders " * 9, -0.3, -0.1, "-30 %"),)),
    )
)
NAMES = ["six", "gaps", "nothing", "bars", "odd", "empty"]


def size(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("charts", [FakeCharts(), MatplotlibCharts()], ids=["fake", "matplotlib"])
@pytest.mark.parametrize("radar", [SIX, GAPS, NOTHING, BARS, ODD, Radar((), (), ())], ids=NAMES)
def test_a_picture_is_drawn_whatever_there_is_to_show(charts, radar):
    assert charts.radar(radar).startswith(b"\x89PNG\r\n\x1a\n")


def test_a_picture_fits_a_message_and_is_the_same_each_time():
    charts = MatplotlibCharts()

    drawn = charts.radar(SIX)

    assert size(drawn) == (1040, 800)
    assert len(drawn) < 250_000
    assert charts.radar(SIX) == drawn


def test_other_values_make_another_picture():
    charts = MatplotlibCharts()

    assert len({charts.radar(radar) for radar in (SIX, GAPS, NOTHING)}) == 3


@pytest.mark.slow
def test_threads_draw_the_same_pictures_as_one():
    charts = MatplotlibCharts()
    alone = [charts.radar(radar) for radar in (SIX, GAPS, BARS)]

    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(charts.radar, (SIX, GAPS, BARS) * 2))

    assert together == alone * 2


def alone(code: str) -> str:
    """Run code in a process of its own, without a display."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_the_bot_is_imported_without_matplotlib():
    loaded = "import bot.bootstrap, bot.cli, bot.adapters.charts, sys; print('matplotlib' in sys.modules)"

    assert alone(loaded) == "False"


@pytest.mark.slow
def test_drawing_keeps_no_figure_and_needs_no_display():
    code = (
        "import sys; from tests.adapters.test_charts import SIX; "
        "from bot.adapters.charts import MatplotlibCharts; MatplotlibCharts().radar(SIX); "
        "print('matplotlib.pyplot' in sys.modules)"
    )

    assert alone(code) == "False"


@pytest.mark.parametrize("charts", [FakeCharts(), MatplotlibCharts()], ids=["fake", "matplotlib"])
@pytest.mark.parametrize("columns", [1, 2, 12])
def test_a_matrix_is_drawn_however_many_columns_it_has(charts, columns):
    names = tuple(f"Area ${number}$ of the company" for number in range(columns))
    rows = tuple(MatrixRow("What is to be done, " * length, (0,) * columns) for length in (1, 9))

    drawn = charts.matrix(Matrix(names, (0,) * columns, (rows[:1], rows)))

    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")


def test_bars_of_parts_are_drawn_whatever_they_are_called():
    rows = ("$x_{", "Łódź – ünd <b>" * 5)
    parts = (Part("_hidden", (10, 0), ("2×5", "")), Part("\\frac", (3, 9), ("1×3", "3×3")))

    drawn = MatplotlibCharts().stacks(Stacks(rows, parts, (13, 9)))

    assert size(drawn)[0] > 800


def test_nothing_that_was_scored_is_drawn_too():
    assert size(MatplotlibCharts().stacks(Stacks(("One",), (), (0,))))[0] > 800


@pytest.mark.parametrize("charts", [FakeCharts(), MatplotlibCharts()], ids=["fake", "matplotlib"])
@pytest.mark.parametrize("progress", [TRACKS, Progress(())], ids=["some", "none"])
def test_progress_is_drawn_also_where_nothing_was_recorded(charts, progress):
    assert charts.progress(progress).startswith(b"\x89PNG\r\n\x1a\n")
