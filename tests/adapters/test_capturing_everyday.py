"""Demands and gaps in the words of every day, as people say them who know no form."""

from __future__ import annotations

from datetime import date

import pytest

from bot.adapters.capturing.dates import dates
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.known import Known
from tests.adapters.test_capturing import captured
from tests.dossiers import AREAS, dossier

TODAY = date(2026, 3, 2)
_MORE = [
    {
        "id": "area-people",
        "name": "Human resources",
        "side": "business",
        "head": "Head of people",
        "about": "All.",
    },
    {"id": "area-lines", "name": "Infrastructure", "side": "it", "head": "Head of lines", "about": "Lines."},
]
OFFICES = Known(dossier(strategy={"areas": [*AREAS, *_MORE]}))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Q2 next year", "2027-06-30"),
        ("not after Feb 15th", "2027-02-15"),
        ("before Christmas", "2026-12-24"),
        ("by the summer of 2027", "2027-06-30"),
        ("by january 31st", "2027-01-31"),
        ("until mid-May", "2026-05-15"),
        ("30/06/2028", "2028-06-30"),
        ("in about a year and a half", "2027-09-02"),
        ("in half a year", "2026-09-02"),
    ],
)
def test_a_date_is_read_as_it_is_said(said, day):
    assert [one.last.isoformat() for one in dates(said, TODAY, asked=True)] == [day]


@pytest.mark.parametrize("said", ["03/04/2028", "we may march on", "It takes in three days what took ten."])
def test_what_may_be_another_date_or_none_is_not_read(said):
    assert dates(said, TODAY) == []


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        (
            "A cake takes us six days. It has to be two, by June.",
            {
                "indicator.baseline": 6,
                "indicator.target": 2,
                "indicator.unit": "days",
                "indicator.by": "2026-06-30",
            },
        ),
        (
            "Right now it's 12 burnt trays a week and I'd like that down to one.",
            {
                "indicator.baseline": 12,
                "indicator.target": 1,
                "indicator.name": "burnt trays",
                "indicator.unit": "a week",
            },
        ),
        ("It rises in one hour instead of three.", {"indicator.baseline": 3, "indicator.target": 1}),
        ("Sellers run out of change, else they would smile.", {"risk_if_not_done": "they would smile"}),
        ("we throw away bread if nobody plans the ovens", {"risk_if_not_done": "we throw away bread"}),
        ("Wedding cakes are not part of it.", {"out_of_scope.+": ["Wedding cakes"]}),
        ("I'd put it at could, not must.", {"priority": "could"}),
        ("Small thing, but the fair depends upon it.", {"size": "S"}),
    ],
)  # fmt: skip
def test_what_is_said_in_passing_fills_its_field(said, filled):
    heard = captured(f"Every shop bakes what it sells in the morning. {said}")

    assert {path: held for path, held in heard.items() if path in filled} == filled


def test_what_each_of_others_must_do_is_heard_apart():
    heard = captured(
        "We can train our own, but Tills has to give us a till by 1 May, and Ovens must send a list by June."
    )

    assert heard["needs_from.+"] == [
        {"area": "area-tills", "what": "give us a till", "by": "2026-05-01"},
        {"area": "area-ovens", "what": "send a list", "by": "2026-06-30"},
    ]


@pytest.mark.parametrize(
    "said", ["no idea what that has to do with shops", "I don't know yet", "maybe if Ovens agrees"]
)
def test_who_says_that_he_does_not_know_says_nothing(said):
    assert captured(said) == captured(said, kind=Kind.GAP) == {}


def test_what_is_said_first_of_a_gap_is_how_it_is_today():
    heard = captured(
        "Orders stand on slips of paper, and some get lost because nobody owns them. "
        "First we count them. Then we buy a till, by June. It costs about 8k.",
        kind=Kind.GAP,
    )

    assert heard == {
        "current_state": "Orders stand on slips of paper, and some get lost because nobody owns them.",
        "causes.+": ["nobody owns them"],
        "steps.+": [{"what": "we count them"}, {"what": "we buy a till", "by": "2026-06-30"}],
        "resources.budget": 8000,
    }


def test_people_for_some_time_are_as_many_person_days():
    assert captured("two people for three months", "resources.person_days", Kind.GAP) == {
        "resources.person_days": 120
    }


@pytest.mark.parametrize(
    ("asked", "said", "kind", "held"),
    [
        ("priority", "we can't live without it", Kind.DEMAND, "must"),
        ("priority", "would be good but nobody dies", Kind.DEMAND, "should"),
        ("priority", "that can wait", Kind.DEMAND, "could"),
        ("size", "rather big I'd say", Kind.DEMAND, "L"),
        ("confidence", "fifty-fifty", Kind.GAP, 3),
        ("confidence", "not really sure", Kind.GAP, 2),
    ],
)
def test_a_choice_is_made_in_everyday_words(asked, said, kind, held):
    assert captured(said, asked, kind)[asked] == held


def test_two_needs_of_one_sentence_have_each_their_own_area_and_date():
    said = (
        "We need a second line to Aarhus from Infra by 1 June 2027, and three trainers from HR by summer "
        "2028, and a data owner from Ivo's people."
    )

    assert captured(said, known=OFFICES)["needs_from.+"] == [
        {"area": "area-lines", "what": "a second line to Aarhus", "by": "2027-06-01"},
        {"area": "area-people", "what": "three trainers", "by": "2028-06-30"},
        {"what": "a data owner"},
    ]


def test_the_day_in_an_answer_to_what_it_is_belongs_to_it():
    told = {"needs_from": [{"area": "area-ovens"}]}

    filled = captured("three trainers, by 1 May 2027", asked="needs_from.0.what", told=told)

    assert filled == {"needs_from.0.what": "three trainers", "needs_from.0.by": "2027-05-01"}


@pytest.mark.parametrize("asked", [None, "guideline", "translation", "needs_from"])
def test_a_first_message_of_several_sentences_is_heard_whatever_is_asked(asked):
    said = (
        "By end of October we want every shop to plan with the same numbers. We need a second line from "
        "Ivo's people by March 2027. HR 3 trainers by May. Must have."
    )

    filled = captured(said, asked=asked, known=OFFICES)

    assert (filled.get("needs_from.+") or filled["needs_from"]) == [
        {"what": "a second line", "by": "2027-03-31"},
        {"area": "area-people", "what": "3 trainers", "by": "2026-05-31"},
    ]
    assert filled["priority"] == "must"
    assert "Must have" not in str(filled.get("translation"))
