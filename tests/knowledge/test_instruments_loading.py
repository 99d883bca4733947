"""Whoever writes an instrument is told what is wrong with its fields, in which line, and what to do."""

from __future__ import annotations

import pytest

from knowledge.instrument import ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion, Side
from knowledge.instruments import InstrumentError, load_instrument, read_instrument
from tests.knowledge.questionnaires import CHOICE, RATED, instrument, problems


def test_a_company_writes_an_instrument_without_any_code():
    number = "- {kind: number, id: heads, name: Heads, ask: How many are you?, minimum: 1, maximum: 900}\n"
    free = "- {kind: open, id: more, name: More, ask: What else?, when: {question: site, is: [plant]}}\n"

    found = read_instrument(instrument(RATED, CHOICE, number, free), "own.yaml")

    kinds = [type(question) for question in found.questions]
    assert kinds == [RatedQuestion, ChoiceQuestion, NumberQuestion, OpenQuestion]
    assert found.reference == "own@2"
    assert found.question("tools").ask.for_side(Side.IT) == "What tools do you run?"
    assert found.question("more").ask.for_side(Side.IT) == "What else?"


def test_a_field_that_there_is_not_is_named_with_the_one_that_was_meant():
    assert problems(instrument(RATED.replace("anchors:", "ankers:"))) == [
        "11: the field “anchors” is missing; add it",
        "17: there is no field “ankers” here; did you mean “anchors”?",
    ]


def test_a_missing_anchor_is_named():
    assert problems(instrument(RATED.replace("  - There are enough.\n", ""))) == [
        "17: “anchors” has no entry 5; add what is missing"
    ]


def test_more_than_five_anchors_are_too_many():
    sixth = RATED.replace("  source:", "  - There are too many.\n  source:")

    assert problems(instrument(sixth)) == ["17: “anchors” takes at most 5 entries, and has 6; drop some"]


def test_a_third_probe_and_a_missing_one_are_told():
    assert problems(instrument(RATED.replace("Who chose it?", "Who chose it?, Who pays?"))) == [
        "16: “probes” takes at most 2 entries, and has 3; drop some"
    ]
    assert problems(instrument(RATED.replace(", Who chose it?", ""))) == [
        "16: “probes” has no entry 2; add what is missing"
    ]


def test_an_anchor_that_is_too_long_for_slack_is_told_with_its_length():
    assert problems(instrument(RATED.replace("There are many.", "many " * 70))) == [
        "20: “anchors”, entry 3, is 349 characters long and at most 300 fit; shorten it"
    ]


def test_a_question_and_an_option_that_are_too_long_for_slack_are_told():
    long = CHOICE.replace("Where do you work?", "Where " * 60).replace("In an office", "In an office " * 7)

    assert problems(instrument(long)) == [
        "14: “business” is 359 characters long and at most 300 fit; shorten it",
        "14: “it” is 359 characters long and at most 300 fit; shorten it",
        "15: “label” is 90 characters long and at most 75 fit; shorten it",
    ]


def test_several_flaws_are_told_at_once_in_the_order_of_their_lines():
    flawed = instrument(RATED.replace("kind: rated", "kind: ratet"), CHOICE.replace("name: Site", "name: no"))

    assert problems(flawed.replace("minutes: 5", "minutes: soon").replace("id: own", "id: our own")) == [
        "1: “id” is spelt with other signs than letters, digits, - and _; spell it anew",
        "5: “minutes” should be a whole number",
        "11: “questions”, entry 1, “ratet” is not among 'rated', 'open', 'choice', 'number'; choose one",
        "26: “name” should be text; put it in quotes",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1: the file is empty; fill it in"),
        ("just words", "1: the file should be made of fields, as in “name: …”"),
        ("id: own\nid: own", "2: “id” stands here for the second time; drop one"),
        ("a: &x [1]\nb: *x", "1: this is pointed at by an alias (*); write it out where it is wanted"),
        (
            "a: [1,\nb: 2",
            "3: this is no YAML: did not find expected ',' or ']'; see to quotes and indentation",
        ),
        ("? [a]\n: b", "1: a list or a mapping can't be a field's name; write a word"),
        ("a: \x00", "1: this can't be read as YAML; save it as plain UTF-8 text"),
    ],
)
def test_what_is_no_yaml_of_ours_is_told(text, problem):
    assert problems(text) == [problem]


def test_nothing_in_a_file_is_run():
    assert "could not determine a constructor" in problems("a: !!python/object/apply:os.getcwd []")[0]


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path):
    (tmp_path / "own.yaml").write_bytes(b"id: \xff\xfe")

    for name in ("own.yaml", "gone.yaml"):
        with pytest.raises(InstrumentError, match=rf"{name}:1: .*(?:UTF-8|can't be read)"):
            load_instrument(tmp_path / name)
