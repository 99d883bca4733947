"""`plumbline target`."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import write_dossier
from tests.dossiers import dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

WORKSPACE = ("--workspace", "W-target")


@pytest.fixture
def target(plumbline: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    write_dossier(dossier(), tmp_path / "bakery")
    plumbline("dossier", "load", tmp_path / "bakery", *WORKSPACE)
    return lambda *words: plumbline("target", *words, *WORKSPACE)


def test_targets_are_listed_recorded_shown_and_exported(target: Callable[..., Ran], tmp_path: Path):
    before = target("list")
    recorded = target("record", "t-customer", "5", "--by", "U1", "--on", "2026-03-01", "--note", "counted")
    shown = json.loads(target("show", "t-customer", "--json").out)
    written = target("export", "--output", tmp_path / "targets.csv")

    assert "No value recorded yet." in before.out
    assert "Demands: dm-shops" in before.out
    assert recorded.out == "5 percent on 1 March 2026: 25 % of the way.\n"
    assert shown["share"] == 0.25
    assert shown["values"] == [{"value": 5, "on": "2026-03-01", "by": "U1", "note": "counted"}]
    assert written.code == 0
    with (tmp_path / "targets.csv").open(encoding="utf-8") as file:
        assert [row["value"] for row in csv.DictReader(file)][1] == "5.0"


def test_unknown_targets_and_days_to_come_are_refused(target: Callable[..., Ran]):
    unknown = target("record", "t-other", "5", "--by", "U1")
    later = target("record", "t-customer", "5", "--by", "U1", "--on", "2999-01-01")

    assert "There is no target t-other; there is: t-financial" in unknown.err
    assert "--on lies in the future" in later.err


def test_without_a_strategy_it_says_how_to_load_one(plumbline: Callable[..., Ran]):
    assert "plumbline dossier load FOLDER" in plumbline("target", "list", "--workspace", "W-empty").err
