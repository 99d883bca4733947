"""A gap in Slack: what it asks, and the demands that it serves."""

from __future__ import annotations

import pytest

from tests.dossiers import DEMAND
from tests.slack.conftest import texts
from tests.slack.demanding import Owner, bakery


@pytest.fixture
def owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    return Owner(bot, bruno)


@pytest.fixture
def serving(bot, bruno):
    """Bruno, where a demand of his stands in the dossier."""
    bot.dossiers.keep("TLOCAL", bakery(demands=[DEMAND]))
    return Owner(bot, bruno)


def described(owner):
    """Begin a gap, and say how it is and how it shall be."""
    owner.begin("gap")
    owner.say("Sellers learn four tills.")
    owner.say("Sellers learn one till.")
    return owner


def test_how_it_is_comes_first(owner):
    owner.begin("gap")

    assert "How is it today?" in owner.words
    assert owner.told == {"owner": "p-shops"}


def test_which_demands_it_serves_is_asked_only_where_there_are_any(owner):
    described(owner)

    assert owner.at.field.path == "evidence_of_target"


def test_the_demands_that_it_serves_are_chosen_in_a_form(serving):
    described(serving)
    asked = serving.at.field.path

    serving.press("Fill in")
    serving.submit({"Demands it serves": ["We learn one till."]})

    assert asked == "demands"
    assert serving.told["demands"] == ["dm-shops"]


def test_a_gap_belongs_where_its_demands_belong(serving):
    described(serving).press("Fill in")
    serving.submit({"Demands it serves": ["We learn one till."]})
    serving.press("Edit all")
    serving.submit({"What will prove it": "Nobody asks.", "First step": "Ask.", "Confidence": "4, rather"})
    serving.submit({
        "1. Step": "Choose a till", "1. What will be there": "A till", "1. By when": "2027-03-31",
        "Person-days": "12",
    })  # fmt: skip
    while "Confirm" not in serving.buttons:
        serving.press("Leave this out")

    shown = texts(serving.step.blocks)

    assert "Guideline: One till in every shop." in shown
    assert "Decision: Should each shop keep its own till?" in shown
    assert "Confidence: 4, rather" in shown
