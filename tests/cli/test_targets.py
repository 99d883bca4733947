"""`plumbline target`."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import write_dossier
from tests.dossiers import DECISION, dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow

ADOPTED = {"adopted": "2026-01-01", "decisions": [{**DECISION, "decided_on": "2025-12-01"}]}
WORKSPACE = ("--workspace", "W-target")


@pytest.fixture
def target(plumbline: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    write_dossier(dossier(strategy=ADOPTED), tmp_path / "bakery")
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


def test_the_report_tells_where_targets_stand_and_what_is_missing(target: Callable[..., Ran], tmp_path: Path):
    target("record", "t-customer", "2", "--by", "U1", "--on", "2026-02-01")
    target("record", "t-customer", "5", "--by", "U1", "--on", "2026-03-01")

    told = target("report").out
    (found,) = target("report", "--json").json
    written = target("report", "--output", tmp_path / "targets.html")

    assert "- 5 percent on 1 March 2026: 25 % of the way. Closer than on 1 February 2026 (10 %)." in told
    assert (found["edition"], found["uncovered"]) == ("bakery-strategy#1", [])
    assert found["without_value"] == ["t-financial", "t-internal-process", "t-learning-growth"]
    assert (found["targets"][1]["share_before"], found["targets"][1]["before_on"]) == (0.1, "2026-02-01")
    assert written.code == 0, written.err
    page = (tmp_path / "targets.html").read_text(encoding="utf-8")
    assert "<td>5 percent on 1 March 2026: 25 % of the way." in page
    assert 'src="data:image/png;base64,iVBOR' in page


def test_unknown_targets_and_days_to_come_are_refused(target: Callable[..., Ran]):
    unknown = target("record", "t-other", "5", "--by", "U1")
    later = target("record", "t-customer", "5", "--by", "U1", "--on", "2999-01-01")

    assert "There is no target t-other; there is: t-financial" in unknown.err
    assert "--on lies in the future" in later.err
    assert "There is no dossier mill" in target("report", "--dossier", "mill").err


def test_what_is_hard_to_believe_is_recorded_only_anyway_and_nothing_of_before(target: Callable[..., Ran]):
    early = target("record", "t-customer", "5", "--by", "U1", "--on", "1990-01-01")
    doubted = target("record", "t-customer", "950", "--by", "U1")
    anyway = target("record", "t-customer", "950", "--by", "U1", "--anyway")

    assert "adopted on 1 January 2026" in early.err
    assert "If 950 is right all the same, add --anyway." in doubted.err
    assert anyway.code == 0


@pytest.mark.parametrize("value", ["nan", "inf", "1e308"])
def test_what_nobody_can_count_is_not_recorded(target: Callable[..., Ran], value: str):
    before = target("show", "t-customer", "--json").out

    refused = target("record", "t-customer", value, "--by", "U1")

    assert "VALUE is no number that anything could have" in refused.err
    assert target("show", "t-customer", "--json").out == before


def test_without_a_strategy_it_says_how_to_load_one(plumbline: Callable[..., Ran]):
    assert "plumbline dossier load FOLDER" in plumbline("target", "list", "--workspace", "W-empty").err
