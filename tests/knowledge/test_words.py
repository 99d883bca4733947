"""Words: what a text is about, whatever their form, spelling or frequency."""

from __future__ import annotations

from itertools import permutations

import pytest

from knowledge.asked import MOST_STRANGE, Asked
from knowledge.everyday import in_terms
from knowledge.lexical import WordIndex
from knowledge.passages import Passage, Shelf
from knowledge.words import content_words, is_english, stem, words


def passage(text, heading=()):
    return Passage(text[:8], Shelf.FRAMEWORK, "Paper", heading, text)


SHELF = WordIndex(
    [
        passage("The governance of information technology.", ("COBIT",)),
        passage("Organisations overcome resistance by training."),
        passage("The board meets in København with Ørsted."),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Organisation’s goals", ["organization's", "goals"]),
        ("organise organised organising", ["organize", "organized", "organizing"]),
        ("IT-strategy, 2nd half", ["it", "strategy", "2nd", "half"]),
        ("?!", []),
    ],
)
def test_words_are_lower_case_with_one_spelling(text, expected):
    assert words(text) == expected


def test_content_words_leave_out_what_says_nothing():
    assert content_words("What is the role of a process owner?") == ["role", "process", "owner"]


@pytest.mark.parametrize(
    ("one", "other"), [("resists", "resistance"), ("strategies", "strategy"), ("company's", "companies")]
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("robots", True),
        ("planning", True),
        ("realisation", True),
        ("2024", True),
        ("stratgy", False),
        ("circuler", False),  # codespell:ignore
    ],
)
def test_slips_are_told_from_words(word, english):
    assert is_english(word) is english


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("goverance", "governance"),  # codespell:ignore
        ("Gouvernance", "governance"),
        ("tecnology", "technology"),  # codespell:ignore
        ("governance", "governance"),
        ("training", "training"),
        ("robots", None),
        ("xylophobia", None),
        ("zq", None),
    ],
)
def test_a_slip_becomes_the_word_of_the_shelf_that_it_is_nearest_to(written, meant):
    assert SHELF.repair(written) == meant


def test_passages_score_by_what_they_hold_of_what_is_asked():
    scores = SHELF.scores("Who overcomes resistance?")

    assert scores.argmax() == 1
    assert scores[1] > 0.0
    assert [scores[0], scores[2]] == [0.0, 0.0]


def test_nothing_scores_where_nothing_is_known():
    assert SHELF.scores("xylophobia").tolist() == [0.0, 0.0, 0.0]
    assert WordIndex([]).scores("governance").tolist() == []


def test_headings_count_as_words_of_the_passage():
    assert SHELF.scores("COBIT").argmax() == 0
    assert [SHELF.holds(0, "cobit"), SHELF.holds(1, "cobit"), SHELF.knows("cobit")] == [True, False, True]


def test_rare_words_weigh_more():
    assert SHELF.rarity("unheard") > SHELF.rarity("cobit") > SHELF.rarity("paper")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Are we in sync?", "Are we alignment?"),
        ("What is strategic fit?", "What is strategic fit?"),
        ("Who’s on the hook?", "Who's accountability?"),
    ],
)
def test_everyday_words_become_the_terms_of_the_field(text, terms):
    assert in_terms(text) == terms


def asked(question, *history):
    return Asked.of(question, history, [SHELF])


def test_a_plain_question_is_searched_for_as_it_stands():
    one = asked("What is governance of information technology?")

    assert one.texts == ("What is governance of information technology?",)
    assert (one.own, one.parts) == (None, ())


def test_slips_are_repaired_before_the_search():
    assert asked("What is goverance?").whole.own == "What is governance?"  # codespell:ignore


def test_letters_of_other_languages_are_letters():
    assert words("In København, naïve Čapek") == ["in", "københavn", "naïve", "čapek"]
    assert SHELF.holds(2, "københavn")
    assert asked("Who meets in Kobenhavn?").whole.own == "Who meets in københavn?"


def test_a_question_with_everyday_words_is_searched_for_in_both_wordings():
    assert asked("How do we stay in sync?").texts == ("How do we stay in sync?", "How do we stay alignment?")


def test_a_follow_up_is_searched_for_with_and_without_what_it_leans_on():
    one = asked("Why is that?", "Do people resist training?")

    assert one.whole.own == "Do people resist training? Why is that?"
    assert one.own is not None
    assert one.own.own == "Why is that?"


def test_the_parts_of_a_question_are_searched_for_too():
    one = asked("What is the difference between governance and training?")

    assert [part.whole.own for part in one.parts] == ["governance", "training"]
    assert one.own is None


def test_a_text_of_strange_words_is_not_repaired_for_ever():
    strange = ["".join(letters) for letters in permutations("kqxzjv", 5)]

    def repaired(before):
        return asked(" ".join((*strange[:before], "kobenhavn"))).whole.own.split()[-1]

    assert repaired(MOST_STRANGE - 1) == "københavn"
    assert repaired(MOST_STRANGE) == "kobenhavn"


def test_what_is_told_apart_by_a_letter_is_a_word_of_its_own():
    assert words("Company A's lesson") == ["company", "a's", "lesson", "companya"]
    assert words("a company and a plan") == ["a", "company", "and", "a", "plan"]
