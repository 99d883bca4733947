"""Whoever writes an instrument is told where its questions do not fit together."""

from __future__ import annotations

import pytest

from tests.knowledge.questionnaires import CHOICE, HEAD, RATED, instrument, problems


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
        "Who chose it?", "How was it improved?"
    )

    assert problems(instrument(asked)) == [
        "14: the question names a level (“level”); ask without it",
        "16: the question names a level (“improved”); ask without it",
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
