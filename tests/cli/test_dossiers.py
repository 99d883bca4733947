"""`plumbline dossier`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from bot.adapters.dossier_files import write_dossier
from bot.cli import command_line
from tests.dossiers import dossier

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def checked(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(command_line(), ["dossier", "check", str(folder), *options])


def test_a_dossier_without_flaws_is_counted(tmp_path: Path):
    write_dossier(dossier(), tmp_path)

    result = checked(tmp_path)

    assert result.exit_code == 0
    assert result.output == (
        "0 errors, 0 warnings. “One bakery”, version 1: 1 guideline, 1 decision, 4 targets, 3 managers, "
        "1 demand, 0 documents.\n"
    )


def test_flaws_are_told_and_the_exit_code_says_so(tmp_path: Path):
    write_dossier(dossier(), tmp_path)
    (tmp_path / "capacity.yaml").write_text("- area: area-shop\n  period: 2027-Q1\n  person_days: 3\n")

    result = checked(tmp_path, "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "ok": False,
        "notes": [
            {
                "file": "capacity.yaml",
                "line": 1,
                "severity": "error",
                "text": "there is no area “area-shop”; use one of: area-shops, area-ovens, area-tills",
            }
        ],
    }
