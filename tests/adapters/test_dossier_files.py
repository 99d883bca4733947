"""Dossiers as folders of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import read_dossier, write_dossier
from bot.domain.dossier import Document
from tests.dossiers import dossier

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier

SAMPLE = Path(__file__).parents[2] / "bot" / "playground" / "halden"


@pytest.fixture
def bakery() -> Dossier:
    return dossier(documents=[Document(name="memo.md", text="# Memo\n\nBread.\n")])


@pytest.fixture
def folder(bakery: Dossier, tmp_path: Path) -> Path:
    write_dossier(bakery, tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> int:
    """Replace a text that stands once in a file, and return its line."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_what_is_written_is_read_again(bakery: Dossier, folder: Path):
    found = read_dossier(folder)

    assert found.dossier == bakery
    assert found.notes == ()


def test_only_the_strategy_must_be_there(folder: Path):
    for name in ("people", "capacity", "demands"):
        (folder / f"{name}.yaml").unlink()

    found = read_dossier(folder)

    assert found.dossier is not None
    assert found.dossier.people == ()


def test_a_folder_without_a_strategy_is_refused(tmp_path: Path):
    found = read_dossier(tmp_path)

    assert found.dossier is None
    assert [note.file for note in found.errors] == ["strategy.yaml"]


def test_every_flaw_is_told_at_its_line(folder: Path):
    chosen = change(folder / "strategy.yaml", "chosen: o-one", "chosen: o-two")
    side = change(folder / "people.yaml", "side: it", "side: business")

    found = read_dossier(folder)

    assert found.dossier is None
    assert [str(note).split(":")[:3] for note in found.errors] == [
        ["strategy.yaml", str(chosen), " error"],
        ["people.yaml", str(side), " error"],
    ]


def test_a_field_that_nobody_knows_is_told_with_the_nearest(folder: Path):
    line = change(folder / "strategy.yaml", "revisit_if:", "revisit_when:")

    (missing, unknown) = sorted(read_dossier(folder).errors, key=lambda note: note.line)

    assert "revisit_if" in missing.text
    assert (unknown.line, unknown.text) == (
        line,
        "there is no field “revisit_when” here; did you mean “revisit_if”?",
    )


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf", "1e999"])
def test_what_is_no_number_is_told_at_its_line(folder: Path, number: str):
    text = (folder / "strategy.yaml").read_text(encoding="utf-8")
    (folder / "strategy.yaml").write_text(text.replace("target: 20.0", f"target: {number}", 1), "utf-8")

    (flaw,) = read_dossier(folder).errors

    assert "“target” should be a number" in flaw.text


def test_what_evaluations_put_beside_it_is_not_read(folder: Path):
    (folder / "gold").mkdir()
    (folder / "gold" / "findings.yaml").write_text("{", encoding="utf-8")
    answers = "".join(
        f"    {field}: Bread\n"
        for field in ("what_is_it", "why_this", "why_not_otherwise", "for_my_area", "what_blocks")
    )
    text = f"- person: p-shops\n  answers:\n{answers}  gold:\n    knows_strategy: clear\n"
    (folder / "understanding.yaml").write_text(text, encoding="utf-8")

    found = read_dossier(folder)

    assert found.notes == ()
    assert found.dossier is not None
    assert "clear" not in found.dossier.model_dump_json()


def test_documents_that_cannot_be_read_are_named(folder: Path):
    (folder / "documents" / "plan.pdf").write_bytes(b"%PDF")
    (folder / "documents" / "empty.md").write_text(" \n", encoding="utf-8")

    found = read_dossier(folder)

    assert found.dossier is not None
    assert [note.file for note in found.warnings] == ["documents/empty.md", "documents/plan.pdf"]


def test_the_sample_company_has_a_dossier_without_flaws():
    found = read_dossier(SAMPLE)

    assert found.notes == ()
    assert found.dossier is not None
    assert len(found.dossier.documents) > 0
