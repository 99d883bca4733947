"""Perspectives, as their author sees and corrects them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.perspective import PATHS, Alignment, Initiative, Part, Path, Picture, Told
from bot.domain.perspective_fields import compared, fields, in_words, picture

EXECUTION, TRANSFORMATION, POTENTIAL, SERVICE = (PATHS[one] for one in Alignment)
TOLD = Told("One till for all shops", "The board wanted it.", "New teams.", "New tills.")
CODED = Initiative(EXECUTION, {Part.ANCHOR: "The board wanted it."})


def test_each_part_of_each_initiative_is_a_field_with_its_quote():
    found = fields([CODED, Initiative(Path(), {})], [TOLD, TOLD])

    assert [(field.id, field.labels, field.quotes) for field in found[:4]] == [
        ("anchor_1", ("Business strategy",), ("The board wanted it.",)),
        ("pivot_1", ("Organisation and processes",), ()),
        ("impact_1", ("IT systems and services",), ()),
        ("anchor_2", ("I could not place it",), ("The board wanted it.",)),
    ]
    assert found[0].group == "1. One till for all shops"


def test_what_nobody_told_is_not_told():
    found = fields([Initiative(Path(), {})], [replace(TOLD, anchor="")])

    assert (found[0].labels, found[0].quotes) == (("Not told",), ())


def test_a_path_that_could_not_be_placed_is_not_called_none_of_the_four():
    told = next(in_words(Picture((replace(EXECUTION, anchor=None),))))

    assert "none of the four" not in told
    assert "Once what set it off and what changed first are placed" in told


def test_what_is_corrected_makes_the_picture():
    anchor, pivot, impact = fields([CODED], [TOLD])

    assert picture([anchor, pivot, impact]) == Picture((EXECUTION,))
    assert picture([replace(anchor, values=("untold",)), pivot, impact]).paths[0].anchor is None


def test_a_picture_is_told_with_what_follows_from_it():
    told = list(in_words(Picture((EXECUTION, EXECUTION, Path()))))

    assert told[0] == (
        "Initiative 1: Business strategy → Organisation and processes → IT systems and services. "
        "That is strategy execution."
    )
    assert told[3] == "Perspective lived: Strategy execution."
    assert told[4].startswith(
        "IT is a business enabler here. Integrate process and IT management in sequence"
    )


def test_of_too_little_nothing_is_concluded():
    assert list(in_words(Picture((EXECUTION,))))[-1].startswith("Too little is placed")


@pytest.mark.parametrize(
    ("lived", "end"),
    [
        ((EXECUTION, EXECUTION), "What was done agrees with that."),
        ((SERVICE, SERVICE), "What was done says something else."),
        ((), "of the 2 aims in it that name a beginning, 2 start from the business."),
    ],
)
def test_what_is_stated_is_compared_with_what_is_lived(lived, end):
    stated = Picture((EXECUTION, Path(), EXECUTION))

    assert compared(stated, Picture(lived), "The strategy").endswith(end)


def test_a_strategy_that_says_too_little_is_not_compared():
    told = compared(Picture((Path(),)), Picture((EXECUTION, EXECUTION)), "The strategy")

    assert told == "The strategy does not say plainly enough what it is for to be compared."
