"""Perspectives of several managers, compared."""

from __future__ import annotations

from bot.domain.perspective import PATHS, Alignment, Path, Picture, Role
from bot.domain.perspective_overview import in_words, lived

EXECUTION, TRANSFORMATION, POTENTIAL, SERVICE = (PATHS[one] for one in Alignment)
ENABLING, DRIVING = Picture((EXECUTION, EXECUTION, SERVICE)), Picture((POTENTIAL, POTENTIAL))
MIXED, UNTOLD = Picture((TRANSFORMATION, EXECUTION, POTENTIAL)), Picture((Path(),))


def test_managers_are_counted_by_what_they_live():
    seen = lived([ENABLING, ENABLING, DRIVING, MIXED, UNTOLD])

    assert (seen.people, seen.mixed, seen.untold) == (5, 1, 1)
    assert seen.perspectives[Alignment.STRATEGY_EXECUTION] == 2
    assert seen.roles == {Role.ENABLER: 3, Role.DRIVER: 1, Role.MIXED: 0}


def test_it_is_told_how_far_they_agree_with_each_other_and_with_the_strategy():
    told = in_words(lived([ENABLING] * 4 + [DRIVING]), [("The strategy", Role.DRIVER), ("Another", None)])

    assert told == [
        "Of 5 managers, the perspective lived: Strategy execution 4, Competitive potential 1.",
        (
            "How they see IT: a business enabler: 4; a strategic driver: 1. Most of them (4 of 5) see it as "
            "a business enabler; talk about the initiatives that differ."
        ),
        "The strategy makes IT a strategic driver; what 1 of 5 managers told agrees with that.",
    ]


def test_managers_who_all_say_the_same_agree():
    assert in_words(lived([ENABLING] * 5), [])[1].endswith("They all see it in the same role.")


def test_of_too_little_only_that_is_told():
    assert in_words(lived([UNTOLD] * 5), []) == ["Of 5 managers, the perspective lived: too little told 5."]
