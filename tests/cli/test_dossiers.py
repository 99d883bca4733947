"""`plumbline dossier`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import read_dossier, write_dossier
from tests.dossiers import dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_dossier(dossier(), tmp_path / "bakery")
    return tmp_path / "bakery"


def test_a_dossier_without_flaws_is_counted(plumbline: Callable[..., Ran], folder: Path):
    ran = plumbline("dossier", "check", folder)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "0 errors, 0 warnings. “One bakery”, version 1: 1 guideline, 1 decision, 4 targets, 3 managers, "
        "1 demand, 0 gaps, 0 documents.\n"
    )


def test_flaws_are_told_and_the_exit_code_says_so(plumbline: Callable[..., Ran], folder: Path):
    (folder / "capacity.yaml").write_text("- area: area-shop\n  period: 2027-Q1\n  person_days: 3\n")

    ran = plumbline("dossier", "check", folder, "--json")

    assert ran.code == 1
    assert json.loads(ran.out) == {
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


def test_a_dossier_is_loaded_shown_and_written_again(
    plumbline: Callable[..., Ran], folder: Path, tmp_path: Path
):
    loaded = plumbline("dossier", "load", folder, "--workspace", "W-dossier")
    shown = plumbline("dossier", "show", "bakery-strategy", "--workspace", "W-dossier")
    exported = plumbline("dossier", "export", tmp_path / "out", "--workspace", "W-dossier")

    assert loaded.out.startswith("Loaded as bakery-strategy#1. "), loaded.err
    assert shown.out.splitlines() == [
        "bakery-strategy#1  “One bakery”, version 1, 2027-2028",
        "  d-till  Should each shop keep its own till?  → One",
    ]
    assert exported.code == 0
    assert read_dossier(tmp_path / "out").dossier == dossier()


def test_the_dossiers_in_use_are_listed_with_what_they_hold(plumbline: Callable[..., Ran], folder: Path):
    before = plumbline("dossier", "list", "--workspace", "W-list")
    plumbline("dossier", "load", folder, "--workspace", "W-list")

    named, listed = plumbline("dossier", "list", "--workspace", "W-list").out.splitlines()
    (counted,) = plumbline("dossier", "list", "--workspace", "W-list", "--json").json

    assert before.out == "No dossier yet. Load one with: plumbline dossier load FOLDER\n"
    assert named.split() == ["ID", "EDITION", "VERSION", "SINCE", "DECISIONS", "TARGETS", "DEMANDS", "TITLE"]
    assert listed.split()[:3] == ["bakery-strategy", "1", "1"]
    assert listed.endswith("1          4        1        One bakery")
    assert (counted["id"], counted["edition"], counted["gaps"]) == ("bakery-strategy", 1, 0)


def test_every_edition_is_listed_with_its_date(plumbline: Callable[..., Ran], folder: Path, tmp_path: Path):
    plumbline("dossier", "load", folder, "--workspace", "W-editions")
    write_dossier(dossier(strategy={"version": 2, "title": "Two bakeries"}), tmp_path / "second")
    plumbline("dossier", "load", tmp_path / "second", "--workspace", "W-editions")

    listed = plumbline("dossier", "editions", "--workspace", "W-editions").out.splitlines()

    assert [line.split("  ")[0] for line in listed] == ["bakery-strategy#2", "bakery-strategy#1"]
    assert listed[0].endswith("“Two bakeries”, version 2")


def test_what_is_shown_as_json_is_the_whole_dossier(plumbline: Callable[..., Ran], folder: Path):
    plumbline("dossier", "load", folder, "--workspace", "W-json")

    (shown,) = plumbline("dossier", "show", "--workspace", "W-json", "--json").json

    assert (shown["id"], shown["edition"], shown["documents"]) == ("bakery-strategy", 1, [])
    assert shown["dossier"]["strategy"]["decisions"][0]["chosen"] == "o-one"


def test_a_workspace_without_a_dossier_is_told_how_to_load_one(plumbline: Callable[..., Ran], tmp_path: Path):
    shown = plumbline("dossier", "show", "--workspace", "W-none")
    exported = plumbline("dossier", "export", tmp_path / "out", "--workspace", "W-none")

    assert shown.out == "No dossier yet. Load one with: plumbline dossier load FOLDER\n"
    assert (exported.code, "plumbline dossier load FOLDER" in exported.err) == (1, True)


def test_a_dossier_with_errors_is_not_loaded(plumbline: Callable[..., Ran], tmp_path: Path):
    (tmp_path / "strategy.yaml").write_text("id: x\n")

    ran = plumbline("dossier", "load", tmp_path)

    assert ran.code == 1
    assert "Correct the errors, then check again." in ran.err


def test_a_question_about_the_strategy_is_answered_with_its_decision(
    plumbline: Callable[..., Ran], folder: Path
):
    plumbline("dossier", "load", folder, "--workspace", "W-why")

    ran = plumbline("why", "Why not keep the tills?", "--asker", "p-shops", "--workspace", "W-why", "--json")

    assert (ran.json["answered"], ran.json["decision"], ran.json["kind"]) == (True, "d-till", "why_not")
    assert ran.json["edition"] == "bakery-strategy#1"
    assert [citation["document"] for citation in ran.json["citations"]][:1] == ["One bakery (version 1)"]


def test_whoever_no_strategy_knows_is_answered_and_told_of_once(
    plumbline: Callable[..., Ran], folder: Path, tmp_path: Path
):
    plumbline("dossier", "load", folder, "--workspace", "W-why")
    batch = tmp_path / "questions.jsonl"
    asked = [
        {"id": n, "question": "Why one till?", "asker": who, "workspace": "W-why"}
        for n, who in enumerate(("p-nobody", "p-nobody", "p-shops", "U0SHOPS"))
    ]
    batch.write_text("\n".join(map(json.dumps, asked)))

    ran = plumbline("why", "--batch", batch)

    assert [line["answered"] for line in ran.lines] == [True] * 4
    assert ran.err == "Warning: no strategy in use knows p-nobody. It knows: p-ovens, p-shops, p-tills.\n"


def test_a_batch_of_questions_is_answered_line_by_line(
    plumbline: Callable[..., Ran], folder: Path, tmp_path: Path
):
    plumbline("dossier", "load", folder, "--workspace", "W-why")
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": 7, "question": "Why one till?", "asker": "p-shops", "workspace": "W-why"}\n')

    (answer,) = plumbline("why", "--batch", batch).lines

    assert (answer["id"], answer["decision"]) == (7, "d-till")
