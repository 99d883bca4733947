"""Things that questions ask for, and texts that tell them or speak of something else."""

from __future__ import annotations

import pytest

from bot.domain.things import Sort, Thing, asked_for
from bot.domain.things_told import tells

SURE = 0.65
ACTORS = {"shop", "baker"}


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many new ovens do the shops get?", Thing(Sort.COUNT, "ovens")),
        ("Which company delivers the flour?", Thing(Sort.MAKER)),
        ("Who is the vendor of the till?", Thing(Sort.MAKER)),
        ("Which two shops will be closed?", Thing(Sort.NAME)),
        ("What rent do the shops pay?", Thing(Sort.SUM)),
        ("Until when can we hand in the cards?", Thing(Sort.TIME)),
        ("Who cleans the ovens?", Thing(Sort.PERSON, "cleans")),
        ("What becomes of those who bake when the ovens go?", None),
        ("How many ovens stand in each shop?", Thing(Sort.COUNT, "ovens")),
        ("How deep is the flour store?", Thing(Sort.SIZE)),
        ("How far ahead do I know my shifts?", Thing(Sort.TIME)),
        ("Which breads are sold in May?", Thing(Sort.KIND, "breads")),
        ("Why one till?", None),
    ],
)
def test_what_is_asked_for_is_told_by_its_sort(question: str, thing: Thing | None):
    assert asked_for(question) == ((question, thing),)


def test_each_part_of_a_question_asks_for_its_own_thing():
    asked = asked_for("How many ovens are there, and who cleans them?")

    assert [thing for _, thing in asked] == [Thing(Sort.COUNT, "ovens"), Thing(Sort.PERSON, "cleans")]


@pytest.mark.parametrize(
    ("thing", "text", "sure"),
    [
        (Thing(Sort.COUNT, "ovens"), "The shops get 12 new ovens.", True),
        (Thing(Sort.COUNT, "ovens"), "The ovens in the shops are 12.", True),
        (Thing(Sort.COUNT, "ovens"), "The 12 shops are small.", False),
        (Thing(Sort.MAKER), "The tills were bought from Cashline.", True),
        (Thing(Sort.MAKER), "The tills are repaired in Cashline Street.", False),
        (Thing(Sort.MAKER), "The vendor raises the price.", False),
        (Thing(Sort.SUM), "The rent is EUR 900 a month.", True),
        (Thing(Sort.SUM), "The rent rises.", False),
        (Thing(Sort.TIME), "The cards are taken until 3 May.", True),
        (Thing(Sort.TIME), "The cards are worth nothing.", False),
        (Thing(Sort.NAME), "After that Birkely and Egeris are closed.", True),
        (Thing(Sort.PERSON), "The ovens are cleaned by the Head of Shops.", True),
        (Thing(Sort.PERSON), "The ovens are cleaned by the night manager.", True),
        (Thing(Sort.PERSON), "The ovens are clean.", False),
        (Thing(Sort.PERSON, "cleans"), "The night manager sleeps.", False),
        (Thing(Sort.COUNT, "ovens"), "There is one shop, with ovens.", False),
        (Thing(Sort.SIZE), "The store is 4 metres deep.", True),
        (Thing(Sort.KIND, "breads"), "Dark breads and cards are sold.", True),
        (Thing(Sort.KIND, "breads"), "Dark breads are sold.", False),
        (Thing(Sort.KIND, "bank"), "A local bank takes the cards.", False),
        (Thing(Sort.COUNT, "bakers"), "The bakers sit together in four shops.", False),
        (Thing(Sort.PERSON), "The bakers decided on 1 March 2026: “New ovens”.", False),
    ],
)
def test_a_text_tells_a_thing_of_the_sort_or_something_else(thing: Thing, text: str, sure: bool):
    assert (tells(thing, text, "", "What about the cards?", ACTORS) > SURE) is sure


def test_what_a_question_names_itself_is_no_answer():
    assert not tells(
        Thing(Sort.NAME), "The bread goes to Birkely.", "", "Who of the two in Birkely goes?", ACTORS
    )


def test_what_was_said_before_tells_what_a_text_counts_and_who_does_it():
    assert tells(Thing(Sort.COUNT, "ovens"), "There are 74 of them.", "And the ovens?", "", ACTORS) == 1
    assert tells(Thing(Sort.PERSON, "cleans"), "We do, at night.", "Who cleans the ovens?", "", ACTORS) == 1


def test_only_what_asks_is_looked_at_in_several_sentences():
    asked = asked_for("The ovens are old. How many are there?")

    assert [part for part, _ in asked] == ["How many are there?"]
