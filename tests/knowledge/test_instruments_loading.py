"""Whoever writes an instrument is told what is wrong, in which line, and what to do."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from knowledge.instrument import ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion, Side
from knowledge.instruments import InstrumentError, catalogue, load_instrument, read_instrument, shipped

HEAD = """\
id: own
version: 2
title: Our own questionnaire
purpose: To see how we do.
minutes: 5
provenance: Written by us.
"""
RATED = """\
- kind: rated
  id: tools
  name: Tools
  ask: {business: What tools do you work with?, it: What tools do you run?}
  listen_for: [a tool]
  probes: [Which was the last one?, Who chose it?]
  anchors:
  - There are none.
  - There are some.
  - There are many.
  - There are enough.
  - There are all that anybody needs.
  source: Made up.
"""
CHOICE = """\
- kind: choice
  id: site
  name: Site
  ask: Where do you work?
  options: [{id: plant, label: In a plant}, {id: office, label: In an office}]
"""


def instrument(*questions: str, head: str = HEAD) -> str:
    listed = indent("".join(map(dedent, questions)), "  ")
    return f"{head}dimensions:\n- id: work\n  name: Work\n  questions:\n{listed}"


def problems(text: str, known=()) -> list[str]:
    """Return what is said about a text, `line: what is wrong`."""
    with pytest.raises(InstrumentError) as refused:
        read_instrument(text, "own.yaml", known)
    lines = str(refused.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["own.yaml"] * len(lines)
    return [line.removeprefix("own.yaml:") for line in lines]


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


def test_a_name_that_was_used_before_is_told():
    again = CHOICE.replace("id: office", "id: plant")

    assert problems(instrument(CHOICE, again)) == [
        "17: the id “site” was used before; choose another",
        "20: the option “plant” was used before; choose another id",
    ]


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("{question: nowhere, is: [a]}", "depends on “nowhere”, which is no question here; name one that is"),
        ("{question: later, is: [x]}", "depends on “later”, which is not asked before; change the order"),
        ("{question: more, is: [x]}", "depends on “more”, which is not asked before; change the order"),
    ],
)
def test_a_condition_on_a_question_that_is_not_asked_before_is_told(when, problem):
    asked = f"- {{kind: open, id: more, name: More, ask: What else?, when: {when}}}\n"
    later = "- {kind: open, id: later, name: Later, ask: And then?}\n"

    assert problems(instrument(asked, later)) == [f"11: the condition {problem}"]


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("{question: site, is: [home]}", "“home” is not among the options of “site”: plant, office"),
        ("{question: tools, is: ['6']}", "“6” is not among the levels of “tools”: 1, 2, 3, 4, 5"),
        ("{question: first, is: [yes]}", "“is”, entry 1, should be text; put it in quotes"),
        ("{question: first, is: ['x']}", "“first” is open; a condition asks for a choice or a level"),
    ],
)
def test_a_condition_that_can_never_hold_is_told(when, problem):
    first = "- {kind: open, id: first, name: First, ask: What first?}\n"
    asked = f"- {{kind: open, id: more, name: More, ask: What else?, when: {when}}}\n"

    [found] = problems(instrument(RATED, CHOICE, first, asked))

    assert found.partition(": ")[2] == problem


def test_a_level_in_a_question_or_probe_is_told():
    asked = RATED.replace("What tools do you run?", "Which level of tools have you?").replace(
        "Who chose it?", "Is it managed?"
    )

    assert problems(instrument(asked)) == [
        "14: the question names a level (“level”); ask without it",
        "16: the question names a level (“managed”); ask without it",
    ]


def test_the_names_that_a_company_gives_its_levels_are_kept_out_of_questions_too():
    named = HEAD + "level_names: [Seed, Sprout, Stem, Leaf, Flower]\n"

    assert problems(instrument(RATED.replace("Who chose it?", "Is it a sprout?"), head=named)) == [
        "17: the question names a level (“sprout”); ask without it"
    ]


def test_anchors_that_say_the_same_are_told():
    assert problems(instrument(RATED.replace("There are some.", "There are none."))) == [
        "19: the anchor says the same as one before; tell the levels apart"
    ]


def test_limits_that_leave_no_number_are_told():
    number = "- {kind: number, id: heads, name: Heads, ask: How many?, minimum: 9, maximum: 9}\n"

    assert problems(instrument(number)) == ["11: the minimum is not below the maximum; change one"]


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


def test_questions_are_taken_from_another_instrument_by_their_names():
    text = instrument("- TRU-1\n", head=HEAD + "takes_from: base@1\n")
    base = read_instrument(
        instrument(
            RATED.replace("tools", "TRU-1"),
            head=HEAD.replace("own", "base").replace("version: 2", "version: 1"),
        ),
        "base.yaml",
    )

    assert read_instrument(text, "own.yaml", [base]).questions == base.questions
    assert problems(text) == [
        "7: there is no instrument “base@1” to take questions from; those that are known: none"
    ]
    assert problems(text.replace("TRU-1", "TRU-9"), [base]) == [
        "12: there is no question “TRU-9” in what “takes_from” names; correct it"
    ]


def test_a_question_by_name_alone_needs_to_be_taken_from_somewhere():
    assert problems(instrument("- COM-01\n")) == [
        "11: there is no question “COM-01” without “takes_from: NAME@VERSION” at the top; correct it"
    ]


def test_a_version_is_there_once():
    own = read_instrument(instrument(RATED), "own.yaml")

    assert problems(instrument(CHOICE), [own]) == [
        "2: there is a own@2 already; raise the version, or choose another id"
    ]


def test_a_companys_folder_is_read_beside_what_is_shipped(tmp_path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.yaml").write_text(instrument(RATED.replace("id: tools", "id: COM-01")), encoding="utf-8")
    (tmp_path / "deeper" / "b.yml").write_text(
        instrument("- COM-01\n", head=HEAD.replace("version: 2", "version: 3") + "takes_from: own@2\n"),
        encoding="utf-8",
    )
    (tmp_path / "c.yaml").write_text("id: broken", encoding="utf-8")
    (tmp_path / "readme.txt").write_text("not read", encoding="utf-8")

    found = catalogue(tmp_path)

    shipped_ones = [one.reference for one in shipped().instruments]
    assert [one.reference for one in found.instruments] == [*shipped_ones, "own@2", "own@3"]
    assert [str(error).partition(":")[0] for error in found.refused] == [str(tmp_path / "c.yaml")]


def test_a_file_may_take_questions_from_one_that_is_read_after_it(tmp_path):
    (tmp_path / "a.yaml").write_text(
        instrument("- tools\n", head=HEAD + "takes_from: base@1\n"), encoding="utf-8"
    )
    base = HEAD.replace("id: own", "id: base").replace("version: 2", "version: 1")
    (tmp_path / "b.yaml").write_text(instrument(RATED, head=base), encoding="utf-8")

    assert catalogue(tmp_path).refused == ()


def test_the_newest_version_is_used_unless_one_is_pinned(tmp_path):
    for version in (2, 10, 9):
        text = instrument(RATED, head=HEAD.replace("version: 2", f"version: {version}"))
        (tmp_path / f"{version}.yaml").write_text(text, encoding="utf-8")

    found = catalogue(tmp_path)

    assert found.instrument("own").version == 10
    assert found.instrument("own", 9).version == 9
    assert [one.reference for one in found.newest if one.id == "own"] == ["own@10"]
    with pytest.raises(InstrumentError, match="There is no instrument own@3"):
        found.instrument("own", 3)


def test_no_folder_of_its_own_is_fine(tmp_path):
    assert catalogue(tmp_path / "missing").instruments == shipped().instruments
