from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from bot.cli import command_line
from tests.docs.pages import README

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LISTED = [row[0].strip("`") for row in README.table("### interpret")]
PRIVATE = {"PLUMBLINE_MODEL": None}


def run(*arguments: str) -> Result:
    return CliRunner(env=PRIVATE).invoke(command_line(), ["interpret", *arguments])


def test_one_answer_is_told_for_people() -> None:
    result = run("GOV-07", "Whoever shouts loudest gets his project first.")

    assert result.exit_code == 0, result.output
    first, *rest = result.stdout.splitlines()
    assert first.startswith("level (by rules")
    assert rest == ["  level: 1", "  quote: Whoever shouts loudest gets his project first."]


def test_one_answer_has_the_fields_that_the_readme_lists() -> None:
    told = json.loads(run("gov-07", "Fine, as everywhere.", "--side", "it", "--json").stdout)

    assert list(told) == LISTED
    assert (told["outcome"], told["level"], told["by"]) == ("probe", None, "rules")


def test_a_batch_gives_one_object_a_line_with_the_id(tmp_path: Path) -> None:
    batch = tmp_path / "answers.jsonl"
    answers = [
        {"id": 1, "practice": "GOV-07", "side": "it", "answer": "Whoever shouts loudest.", "more": 0},
        {"id": "b", "practice": "COM-01", "side": "business", "answer": "I don't know, I am new here."},
    ]
    batch.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")

    lines = [json.loads(line) for line in run("--batch", str(batch), "--json").stdout.splitlines()]

    assert [list(line) for line in lines] == [["id", *LISTED]] * 2
    assert [line["id"] for line in lines] == [1, "b"]
    assert lines[1]["outcome"] == "dont_know"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    batch = tmp_path / "answers.jsonl"
    line = '{"id": %d, "practice": "%s", "side": "%s", "answer": "x"}\n'
    lines = (line % (1, "GOV-07", "left"), line % (2, "GOV-99", "it"), line % (3, "GOV-07", "it"))
    batch.write_text("".join(lines), encoding="utf-8")

    result = run("--batch", str(batch))

    side, practice, right = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, right["id"]) == (1, 3)
    assert side["error"].startswith("Line 1 of the batch needs an object with id, practice, side")
    assert (practice["id"], practice["line"]) == (2, 2)
    assert "has no practice GOV-99" in practice["error"]


def test_an_unknown_practice_names_those_there_are() -> None:
    result = run("GOV-77", "We meet.")

    assert result.exit_code == 1
    assert "samm@1 has no practice GOV-77. It has: COM-01, COM-02" in result.output


def test_neither_answer_nor_batch_says_what_to_give() -> None:
    result = run("GOV-07")

    assert result.exit_code == 2
    assert "Give a practice and an answer" in result.output
