"""`plumbline perspective`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import write_dossier
from tests.dossiers import dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow

FIELDS = ["id", "initiatives", "dominant", "role", "integration", "quotes", "by", "prompt"]
SHOPS = {
    "what_1": "One till in all shops.",
    "trigger_1": "The owners wanted lower costs, because customers had gone to a rival.",
    "first_1": "Responsibilities changed: the shops got one head and new shifts.",
    "after_1": "Then IT installed a new system and switched off the old software.",
}


def test_a_batch_is_coded_line_by_line(plumbline: Callable[..., Ran], tmp_path: Path):
    again = {name.replace("_1", "_2"): text for name, text in SHOPS.items()}
    lines = [{"id": 7, "answers": SHOPS | again}, {"id": "b", "answers": {"what_1": "No idea."}}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    ran = plumbline("perspective", "code", "--batch", batch, "--json")

    lived, untold = map(json.loads, ran.out.splitlines())
    assert (list(lived), lived["id"], untold["id"]) == (FIELDS, 7, "b")
    assert (lived["dominant"], lived["role"]) == ("strategy_execution", "enabler")
    assert lived["initiatives"][0] == {
        "anchor": "business_strategy",
        "pivot": "organisational_infrastructure",
        "impact": "it_infrastructure",
        "perspective": "strategy_execution",
        "evidence": {
            "anchor": SHOPS["trigger_1"],
            "pivot": SHOPS["first_1"],
            "impact": SHOPS["after_1"],
        },
    }
    assert (untold["dominant"], untold["role"], untold["integration"]) == (None, None, None)


def test_a_line_without_answers_is_named(plumbline: Callable[..., Ran], tmp_path: Path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1}\n{"id": 2, "answers": {"what_1": "No idea."}}\n', encoding="utf-8")

    ran = plumbline("perspective", "code", "--batch", batch)

    assert ran.code == 1
    assert "Line 1 of the batch needs an object with id and answers" in ran.err
    assert ran.out.startswith("2  ")


def test_it_is_shown_what_a_strategy_states_and_that_nothing_was_released(
    plumbline: Callable[..., Ran], tmp_path: Path
):
    write_dossier(dossier(), tmp_path / "bakery")
    plumbline("dossier", "load", tmp_path / "bakery", "--workspace", "W-paths")

    ran = plumbline("perspective", "show", "--workspace", "W-paths", "--json")
    told = plumbline("perspective", "show", "--workspace", "W-paths")

    seen = json.loads(ran.out)
    assert (list(seen), seen["lived"], seen["text"]) == (["stated", "lived", "text"], None, None)
    assert seen["stated"][0]["edition"] == "bakery-strategy#1"
    assert "Nothing was released yet" in told.out
