"""The commands, as far as they go without a long run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.settings import Settings
from evals import retrieval
from evals.commands import EVALUATIONS, evals
from evals.options import NothingToMeasureError, Options

if TYPE_CHECKING:
    from pathlib import Path


def test_the_evaluations_are_listed() -> None:
    shown = CliRunner().invoke(evals, ["list"]).output

    assert [line.split()[0] for line in shown.splitlines() if line and not line.startswith(" ")] == list(
        EVALUATIONS
    )


def test_an_evaluation_that_there_is_not_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(evals, ["run", "beauty"])

    assert result.exit_code == 2
    assert all(f"'{name}'" in result.output for name in EVALUATIONS)


def test_without_the_seeds_it_is_said_that_they_are_not_here(tmp_path: Path) -> None:
    options = Options(Settings(), seeds=tmp_path / "none")

    with pytest.raises(NothingToMeasureError, match=r"The seed documents .* are not here"):
        retrieval.measure(options)


def test_the_commands_import_nothing_heavy() -> None:
    program = (
        "import sys, evals.commands; print([name for name in sys.modules if name in {'numpy', 'pydantic'}])"
    )

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.strip() == "[]"
