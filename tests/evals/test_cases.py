"""Reading of cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evals.cases import (
    FRAMEWORK_CASES,
    REFUSAL_CASES,
    CasesError,
    FrameworkCase,
    RefusalCase,
    given_questions,
    read_cases,
    trained_on,
)

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"id": "f1", "kind": "list", "question": "Which?", "facts": [["one", "two"]]}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(CasesError) as raised:
        read_cases(path, FrameworkCase)
    return raised.value.message


def test_a_case_a_line_is_read_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    [case] = read_cases(written(tmp_path, GOOD, ""), FrameworkCase)

    assert case == FrameworkCase(id="f1", kind="list", question="Which?", facts=(("one", "two"),))


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    path = written(
        tmp_path, GOOD, {**GOOD, "id": "f2", "question": ""}, "{", {**GOOD, "id": "f4", "facts": []}
    )

    assert [line.split(":")[0] for line in complaint(path).splitlines()] == [
        "cases.jsonl, line 2",
        "cases.jsonl, line 3",
        "cases.jsonl, line 4",
    ]


def test_a_pattern_that_is_none_is_pointed_at(tmp_path: Path) -> None:
    said = complaint(written(tmp_path, {**GOOD, "facts": [["fine", "(open"]]}))

    assert said.startswith("cases.jsonl, line 1: facts.0.1: ")
    assert "'(open' is no regular expression" in said


def test_an_id_is_used_once(tmp_path: Path) -> None:
    assert complaint(written(tmp_path, GOOD, GOOD)) == "cases.jsonl, line 2: the id f1 was used before"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path / "none.jsonl") == "There is no file none.jsonl with cases."


def test_a_question_in_scope_needs_evidence(tmp_path: Path) -> None:
    asked = {"id": "q1", "kind": "how", "question": "How?", "groups": [], "in_scope": True}

    with pytest.raises(CasesError, match="in scope, but without evidence: q1"):
        given_questions(written(tmp_path, asked))


def test_there_are_enough_cases_of_our_own() -> None:
    assert len(read_cases(FRAMEWORK_CASES, FrameworkCase)) >= 120
    assert len(read_cases(REFUSAL_CASES, RefusalCase)) >= 60


def test_the_questions_for_training_are_known_whatever_their_capitals(tmp_path: Path) -> None:
    written(tmp_path, {"question": "What is FIT? ", "answerable": True}, "")

    assert trained_on(tmp_path) == {"what is fit?"}
