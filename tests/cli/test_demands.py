"""`plumbline demand`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.adapters.dossier_files import write_dossier
from tests.dossiers import DEMAND, dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def demand(plumbline: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    write_dossier(dossier(), tmp_path / "bakery")
    plumbline("dossier", "load", tmp_path / "bakery", "--workspace", "W-demand")
    return lambda *words: plumbline("demand", *words, "--workspace", "W-demand")


def test_demands_are_listed_and_shown(demand: Callable[..., Ran]):
    listed = demand("list")
    shown = demand("show", "dm-shops")

    assert listed.out == "dm-shops  area-shops  g-one-till  must  by 2027-12-31  We learn one till.\n"
    assert yaml.safe_load(shown.out) == DEMAND


def test_they_are_found_by_guideline_and_by_who_is_concerned(demand: Callable[..., Ran]):
    def ids(*words: str) -> list[str]:
        return [one["id"] for one in json.loads(demand("list", "--json", *words).out)]

    assert ids("--guideline", "g-one-till") == ids("--area", "area-shops") == ["dm-shops"]
    assert ids("--area", "area-tills") == ["dm-shops"]  # it needs something from there
    assert ids("--area", "area-ovens") == ids("--guideline", "g-other") == []


def test_an_unknown_demand_is_answered_with_those_that_there_are(demand: Callable[..., Ran]):
    ran = demand("show", "dm-other")

    assert ran.code == 1
    assert "There is no demand dm-other; there is: dm-shops" in ran.err
