"""What a question asks for: its parts, what it leans on, whether it wants a list."""

from __future__ import annotations

import time

import pytest

from knowledge.following import in_context, leans
from knowledge.queries import MOST_PARTS, Part, is_comparison, parts, wants_list, without_asides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is the difference between COBIT and ITIL?", ("COBIT", "ITIL")),
        (
            "How do strategic fit and functional integration differ?",
            ("strategic fit", "functional integration"),
        ),
        ("Compare COBIT with ITIL", ("COBIT", "ITIL")),
        ("COBIT vs. ITIL", ("COBIT", "ITIL")),
        ("COBIT versus ITIL?", ("COBIT", "ITIL")),
        ("What separates an enabler from a driver?", ("enabler", "driver")),
        ("How does COBIT differ from ITIL?", ("COBIT", "ITIL")),
        ("What do Company A and Company B have in common?", ("Company A", "Company B")),
        ("horizontal or vertical alignment?", ("horizontal alignment", "vertical alignment")),
    ],
)
def test_a_comparison_has_two_sides(question, sides):
    assert tuple(part.text for part in parts(question)) == sides
    assert is_comparison(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is strategic fit?",
        "Is it about IT and business?",
        "How are business and IT linked?",
        "What are the roles of the CIO and the CEO?",
        "",
    ],
)
def test_a_question_with_one_part_comes_back_as_it_is(question):
    assert parts(question) == (Part(question),)
    assert not is_comparison(question)


def test_two_questions_in_one_are_two_parts():
    found = parts("What is strategic fit, and how do we overcome resistance?")

    assert len(found) == 2
    assert "strategic fit" in found[0].text
    assert "overcome resistance" in found[1].text
    assert not is_comparison("What is strategic fit, and how do we overcome resistance?")


def test_a_half_that_points_back_follows_the_first():
    found = parts("Which framework comes from ISACA, and how many objectives does it have?")

    assert found == (
        Part("Which framework comes from ISACA"),
        Part("how many objectives does it have?", before="Which framework comes from ISACA"),
    )


def test_a_tail_that_says_nothing_stays_with_what_it_belongs_to():
    assert len(parts("Which cause would a change agent have dealt with, and how?")) == 1


def test_what_is_told_first_stands_before_what_is_asked():
    (part,) = parts("We drown in red tape. What would the service framework say to that?")

    assert part.text.startswith("We drown in red tape.")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Can you define change aversion? My HR partner said it.", "Can you define change aversion?"),
        ("The results of the bank, please - I show them on Thursday.", "The results of the bank"),
        ("cobit componets pls", "cobit componets"),  # codespell:ignore
        ("What is SAMM? We want to use it. Who made it?", "What is SAMM? We want to use it. Who made it?"),
        ("We are stuck. We have no money.", "We are stuck. We have no money."),
        ("please", "please"),
        ("Who should own alignment in a company?", "Who should own alignment?"),
        ("What did they do in Company A?", "What did they do in Company A?"),
    ],
)
def test_what_is_said_beside_a_question_is_not_searched_for(question, asked):
    assert without_asides(question) == asked


def test_no_question_has_more_than_a_handful_of_parts():
    assert len(parts(" ".join(f"What is topic number {n}?" for n in range(20)))) <= MOST_PARTS


@pytest.mark.parametrize(
    "question",
    [
        "And why?",
        "Why is that?",
        "What are its components?",
        "What about ITIL?",
        "More",
        "Tell me more about the second one",
        "Which one is better?",
        "How do they relate?",
        "What else?",
    ],
)
def test_a_follow_up_leans_on_what_was_asked_before(question):
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is strategic fit?",
        "How does IT strategy support the business?",
        "Which four perspectives of alignment are there?",
        "What does that mean for my plant in Poland and its budget for training next year?",
    ],
)
def test_a_question_that_says_enough_leans_on_nothing(question):
    assert not leans(question)


@pytest.mark.parametrize(
    ("question", "history", "whole"),
    [
        ("Why is that?", ("What is COBIT?",), "What is COBIT? Why is that?"),
        ("Why is that?", (), "Why is that?"),
        ("What is strategic fit?", ("What is COBIT?",), "What is strategic fit?"),
        (
            "And then?",
            ("What is strategic fit?", "Why is that?"),
            "What is strategic fit? And then?",
        ),
        (
            "Who owns it?",
            ("What is ITIL?", "Who invented it?", "And COBIT?"),
            "What is ITIL? And COBIT? Who owns it?",
        ),
        (
            "And then?",
            ("What is job rotation?", "What is strategic fit?"),
            "What is strategic fit? And then?",
        ),
    ],
)
def test_a_follow_up_goes_back_to_a_question_that_stands_alone(question, history, whole):
    assert in_context(question, history) == whole


@pytest.mark.parametrize(
    "question",
    [
        "Which steps are there?",
        "List the components of COBIT",
        "What are the four perspectives?",
        "How many levels are there?",
        "Name all domains",
        "What types of resistance are there?",
    ],
)
def test_some_questions_ask_for_a_list(question):
    assert wants_list(question)


@pytest.mark.parametrize("question", ["What is COBIT?", "Why did Company C fail?", "Who is the CIO?"])
def test_others_do_not(question):
    assert not wants_list(question)


@pytest.mark.parametrize(
    "piece", ["what do a and b ", "do a and ", "difference between a and ", "compare a ", "a, ", "which a b "]
)
def test_even_an_endless_question_is_taken_apart_at_once(piece):
    question = (piece * 2000)[:2000]
    start = time.perf_counter()

    parts(question)
    leans(question)
    wants_list(question)

    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize("question", ["What is COBIT for?", "Why one ERP?", "Tell me what SAMM is."])
def test_a_short_question_that_names_its_subject_leans_on_nothing(question):
    assert not leans(question)


@pytest.mark.parametrize("question", ["ITIL", "Which steps?", "Why?"])
def test_a_bare_name_or_a_word_is_asked_in_the_light_of_what_was_said(question):
    assert leans(question)
