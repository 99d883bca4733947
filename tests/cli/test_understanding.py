"""`plumbline understanding`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import write_dossier
from bot.domain.dossier import Understanding
from tests.dossiers import dossier
from tests.voices import KNOWING, UNKNOWING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow

FIELDS = [
    "id", "knows_strategy", "goal_named", "matches_decision", "own_area_specific", "rationale_correct",
    "quotes", "evidence", "by", "prompt", "edition",
]  # fmt: skip


@pytest.fixture
def workspace(plumbline: Callable[..., Ran], tmp_path: Path) -> str:
    """Return a workspace whose dossier holds the answers of two."""
    said = [
        Understanding(person="p-shops", answers=KNOWING),
        Understanding(person="p-ovens", answers=UNKNOWING),
    ]
    write_dossier(dossier(understanding=said), tmp_path / "bakery")
    assert plumbline("dossier", "load", tmp_path / "bakery", "--workspace", "W-understanding").code == 0
    return "W-understanding"


def test_a_batch_is_coded_line_by_line(plumbline: Callable[..., Ran], workspace: str, tmp_path: Path):
    lines = [
        {"id": 7, "person": "p-shops", "answers": KNOWING.model_dump()},
        {"id": "b", "person": "p-ovens", "answers": UNKNOWING.model_dump()},
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    ran = plumbline("understanding", "code", "--batch", batch, "--workspace", workspace, "--json")

    knowing, unknowing = map(json.loads, ran.out.splitlines())
    assert (list(knowing), knowing["id"], unknowing["id"]) == (FIELDS, 7, "b")
    assert (knowing["goal_named"], knowing["by"], knowing["edition"]) == (
        ["g-one-till"],
        "rules",
        "bakery-strategy#1",
    )
    assert (unknowing["knows_strategy"], unknowing["goal_named"]) == ("none", [])
    assert set(knowing["quotes"]) == {quote for some in knowing["evidence"].values() for quote in some}


def test_a_line_that_lacks_an_answer_is_named(plumbline: Callable[..., Ran], workspace: str, tmp_path: Path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "person": "p-shops", "answers": {"what_is_it": "Bread."}}')

    ran = plumbline("understanding", "code", "--batch", batch, "--workspace", workspace, "--json")

    assert ran.code == 1
    assert "Line 1 of the batch needs an object with id, person and answers" in json.loads(ran.out)["error"]


def test_the_picture_counts_who_names_what(plumbline: Callable[..., Ran], workspace: str):
    (seen,) = plumbline("understanding", "show", "--workspace", workspace, "--json").json
    shown = plumbline("understanding", "show", "--workspace", workspace).out

    assert (seen["edition"], seen["before"]) == ("bakery-strategy#1", None)
    assert seen["now"]["people"]["areas"] == {}  # areas of one are not told
    assert [one["id"] for one in seen["now"]["goal_named"]] == ["g-one-till", "other"]
    assert seen["now"]["heterogeneity"] == 1.0
    assert "g-one-till    1\n" in shown
    assert seen["text"] in shown


def test_without_answers_it_is_said_how_to_bring_them(plumbline: Callable[..., Ran]):
    ran = plumbline("understanding", "show", "--workspace", "W-without")

    assert ran.out == (
        "No answers yet. Put understanding.yaml into the dossier's folder, "
        "then: plumbline dossier load FOLDER\n"
    )
