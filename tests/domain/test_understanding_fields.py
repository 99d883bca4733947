"""The coding of an understanding, as its author sees and corrects it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.codebook import by_id
from bot.domain.understanding import Aspect, Coded, Grasp, Quote
from bot.domain.understanding_fields import corrected, fields
from tests.dossiers import dossier

STRATEGY = dossier().strategy
CODED = Coded(
    Grasp.VAGUE,
    ("g-one-till", "other: save money"),
    matches_decision=False,
    own_area_specific=True,
    rationale_correct=False,
    quotes=(Quote(Aspect.KNOWS_STRATEGY, "something with tills"), Quote(Aspect.GOAL_NAMED, "tills")),
)


def test_every_field_is_told_with_its_quotes():
    told = [(field.name, field.labels, field.quotes) for field in fields(CODED, STRATEGY)]

    assert told == [
        ("How well the strategy is known", ("Vague",), ("something with tills",)),
        ("Goals named", ("One till in every shop.", "A goal of your own: save money"), ("tills",)),
        ("What you told fits what was decided", ("No",), ()),
        ("The reasons are those of the strategy", ("No",), ()),
        ("It says what changes in your own area", ("Yes",), ()),
    ]


def test_what_nobody_corrected_is_the_coding_as_it_was():
    assert corrected(CODED, fields(CODED, STRATEGY)) == CODED


def test_corrections_win():
    found = dict(by_id(fields(CODED, STRATEGY)))
    found[Aspect.KNOWS_STRATEGY] = replace(found[Aspect.KNOWS_STRATEGY], values=("clear",))
    found[Aspect.GOAL_NAMED] = replace(found[Aspect.GOAL_NAMED], values=("g-one-till",))
    found[Aspect.RATIONALE_CORRECT] = replace(found[Aspect.RATIONALE_CORRECT], values=("yes",))

    now = corrected(CODED, found.values())

    assert now == replace(CODED, knows_strategy=Grasp.CLEAR, goals=("g-one-till",), rationale_correct=True)
