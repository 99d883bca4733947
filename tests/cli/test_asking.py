"""`plumbline ask` and `plumbline search`: what they print is a contract."""

from __future__ import annotations

import json
import re

import pytest

pytestmark = pytest.mark.slow

FIELDS = ["answered", "text", "reason", "citations", "model", "seconds"]
CITATION = {"n": int, "shelf": str, "document": str, "heading": list, "text": str}
RESULT = {"shelf": str, "document": str, "heading": list, "text": str, "score": float}


def shape(value):
    return {name: type(part) for name, part in value.items()}


def batch(tmp_path, *items):
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(f"{json.dumps(item)}\n" for item in items), encoding="utf-8")
    return file


def test_an_answer_as_json_has_text_with_citations_and_how_long_it_took(plumbline):
    answer = plumbline("ask", "What is strategic fit?", "--json").json

    assert list(answer) == FIELDS
    assert (answer["answered"], answer["reason"], answer["model"]) == (True, None, None)
    assert [shape(citation) for citation in answer["citations"]] == [CITATION] * len(answer["citations"])
    assert {citation["shelf"] for citation in answer["citations"]} == {"framework"}
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", answer["text"])}
    assert marks == {citation["n"] for citation in answer["citations"]}
    assert "Strategic fit" in answer["text"]
    assert 0.0 < answer["seconds"] < 60.0


def test_a_batch_of_questions_is_answered_line_by_line_in_order(plumbline, tmp_path):
    (tmp_path / "plan.md").write_text(
        "# Plan\n\nWe build the Falcon plant in Oslo because power is cheap there."
    )
    assert plumbline("index", "add", tmp_path / "plan.md", "--workspace", "TBATCH").code == 0
    file = batch(
        tmp_path,
        {"id": "fit", "question": "What is strategic fit?"},
        {"id": 2, "question": "And what are its components?", "history": ["What is COBIT?"]},
        {"id": "ours", "question": "Why do we build the Falcon plant in Oslo?", "workspace": "TBATCH"},
        {"id": "theirs", "question": "Why do we build the Falcon plant in Oslo?", "workspace": "TOTHER"},
        {"id": "hi", "question": "Hello!"},
        {"id": "weather", "question": "What will the weather be like in Paris tomorrow?"},
        {"id": "nothing", "question": " "},
    )

    answers = plumbline("ask", "--batch", file).lines

    assert [answer["id"] for answer in answers] == ["fit", 2, "ours", "theirs", "hi", "weather", "nothing"]
    assert [list(answer) for answer in answers] == [["id", *FIELDS]] * 7
    fit, cobit, ours, theirs, hello, weather, nothing = answers
    assert "COBIT" in cobit["text"]
    assert [(citation["shelf"], citation["document"]) for citation in ours["citations"]] == [
        ("company", "Plan")
    ]
    assert "power is cheap" in ours["text"]
    assert "Falcon" not in json.dumps(theirs)
    assert (fit["answered"], hello["answered"], hello["reason"]) == (True, True, "greeting")
    for refused, reason in ((weather, "no_support"), (nothing, "empty_question")):
        assert (refused["answered"], refused["reason"], refused["citations"]) == (False, reason, [])
        assert refused["text"]


def test_a_shelf_without_documents_is_named_as_the_reason(plumbline):
    answer = plumbline("ask", "What is our plan?", "--shelf", "company", "--workspace", "TNEW", "--json").json

    assert (answer["answered"], answer["reason"]) == (False, "empty_shelf")


def test_history_on_the_command_line_is_what_a_follow_up_leans_on(plumbline):
    asked = ("ask", "And what are its components?", "--history", "What is COBIT?", "--json")

    assert "COBIT" in plumbline(*asked).json["citations"][0]["document"]


def test_people_read_an_answer_with_its_sources(plumbline):
    shown = plumbline("ask", "What is strategic fit?")

    assert shown.code == 0
    assert "Sources" in shown.out
    assert re.search(r"\n  \[1\] \w", shown.out)
    assert "(framework)" in " ".join(shown.out.split())


def test_a_search_as_json_gives_as_many_passages_as_asked_for_best_first(plumbline):
    results = plumbline("search", "What is strategic fit?", "-k", "3", "--shelf", "framework", "--json").json

    assert [shape(result) for result in results] == [RESULT] * 3
    assert [result["score"] for result in results] == sorted((r["score"] for r in results), reverse=True)
    assert "trategic fit" in results[0]["document"]


def test_a_batch_of_searches_gives_the_results_by_id(plumbline, tmp_path):
    file = batch(
        tmp_path,
        {"id": "a", "question": "What is strategic fit?"},
        {"id": "b", "question": "Tell me more", "history": ["What is the balanced scorecard?"]},
        {"id": "c", "question": ""},
    )

    lines = plumbline("search", "--batch", file, "-k", "2").lines

    assert [list(line) for line in lines] == [["id", "results"]] * 3
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert [[shape(result) for result in line["results"]] for line in lines] == [[RESULT, RESULT]] * 3
    assert "balanced scorecard" in lines[1]["results"][0]["document"].lower()


def test_an_empty_shelf_gives_an_empty_list(plumbline):
    searched = ("search", "What is our plan?", "--shelf", "company", "--workspace", "TNEW")

    assert plumbline(*searched, "--json").json == []
    assert "plumbline index add" in plumbline(*searched).out


def test_a_batch_may_come_from_standard_input_with_blank_lines_and_a_mark_of_its_encoding(plumbline):
    given = '\ufeff{"id": 1, "question": "Hi"}\n\n  \n{"id": 2, "question": "Thanks"}\n'.encode()

    answers = plumbline("ask", "--batch", "-", given=given).lines

    assert [(answer["id"], answer["reason"]) for answer in answers] == [(1, "greeting"), (2, "thanks")]


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[]",
        b'{"question": "What is COBIT?"}',
        b'{"id": 2}',
        b'{"id": 2, "question": 5}',
        b'{"id": 2, "question": "Why?", "history": "What is COBIT?"}',
        b'{"id": 2, "question": "Why?", "workspace": 7}',
        b'{"id": 2, "question": "caf\xe9?"}',  # codespell:ignore
    ],
)
def test_a_line_that_is_no_question_is_told_and_the_others_are_answered(plumbline, line):
    others = (b'{"id": %d, "question": ""}\n' % number for number in (1, 3))
    ran = plumbline("ask", "--batch", "-", given=(line + b"\n").join(others))

    first, broken, third = map(json.loads, ran.out.splitlines())
    assert (first["id"], third["id"]) == (1, 3)
    assert (broken["id"], broken["line"]) == (2 if b'"id": 2' in line and line.isascii() else None, 2)
    assert broken["error"].startswith("Line 2 of the batch needs an object with id and question")
    assert (ran.code, "Line 2 of the batch could not be answered" in ran.err) == (1, True)


@pytest.mark.parametrize("arguments", [(), ("What is COBIT?", "--batch", "-")])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_either_a_question_or_a_batch_is_wanted(plumbline, command, arguments):
    ran = plumbline(command, *arguments, given="")

    assert ran.code == 2
    assert "Give a question" in ran.err


def test_a_workspace_that_is_no_name_is_refused(plumbline):
    ran = plumbline("ask", "What is COBIT?", "--workspace", "../T1")

    assert (ran.code, ran.err) == (
        1,
        "Error: '../T1' is no workspace name: use letters, digits, - and _.\n",
    )


ANSWERED = [
    "What is strategic alignment?",
    "What are the four domains of the Strategic Alignment Model?",
    "How do we overcome resistance to change?",
    "What is the difference between COBIT and ITIL?",
    "Why did Company C fail?",
    "What are the five levels of SAMM?",
]
REFUSED = [
    "What will the weather be like in Paris tomorrow?",
    "Who won the football world cup in 1998?",
    "How do I bake sourdough bread?",
    "What is the share price of Microsoft?",
    "Write a poem about the sea",
    "Which phases does the TOGAF ADM have?",
]


def test_clear_questions_are_answered_and_others_refused_with_what_is_near(plumbline, tmp_path):
    questions = [*ANSWERED, *REFUSED]
    file = batch(tmp_path, *({"id": question, "question": question} for question in questions))

    answers = plumbline("ask", "--batch", file).lines

    assert [answer["id"] for answer in answers if answer["answered"]] == ANSWERED
    assert [answer["id"] for answer in answers if answer["reason"] == "no_support"] == REFUSED
    assert all("The nearest that I know about: “" in answer["text"] for answer in answers[len(ANSWERED) :])
