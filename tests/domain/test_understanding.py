"""What a coding of understanding may say."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.understanding import Aspect, Coded, Grasp, Quote, verified
from tests.dossiers import dossier
from tests.voices import KNOWING

STRATEGY = dossier().strategy
CODED = Coded(
    Grasp.CLEAR,
    ("g-one-till",),
    matches_decision=True,
    own_area_specific=True,
    rationale_correct=True,
    quotes=(Quote(Aspect.GOAL_NAMED, "One till in every shop."),),
)


def test_what_was_said_stays_as_it_is():
    assert verified(CODED, KNOWING, STRATEGY) == CODED


def test_quotes_that_nobody_said_are_left_out():
    foreign = (
        *CODED.quotes,
        Quote(Aspect.RATIONALE_CORRECT, "one till in every shop"),
        Quote(Aspect.GOAL_NAMED, " "),
    )

    assert verified(replace(CODED, quotes=foreign), KNOWING, STRATEGY).quotes == CODED.quotes


def test_guidelines_that_nobody_set_and_goals_that_nobody_said_are_left_out():
    coded = replace(CODED, goals=("g-two-tills", "g-one-till", "other: Flour", "other: money", "g-one-till"))

    checked = verified(coded, KNOWING, STRATEGY)

    assert checked.goals == ("g-one-till", "other: Flour")
    assert (checked.guidelines, checked.others) == (frozenset({"g-one-till"}), ("Flour",))


def test_whoever_knows_of_no_strategy_names_nothing_of_it():
    checked = verified(replace(CODED, knows_strategy=Grasp.NONE), KNOWING, STRATEGY)

    found = (checked.matches_decision, checked.own_area_specific, checked.rationale_correct)
    assert (checked.goals, found) == ((), (False, False, False))
