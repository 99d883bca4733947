"""Demands and gaps from free words: what is plainly said is filled in, and nothing that is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.rules import RulesCapturing
from bot.domain.drafting.checking import checked
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import FIELDS, field
from bot.domain.drafting.known import Choice, Known
from bot.services.drafting import Words
from tests.dossiers import dossier

BAKERY = dossier()
KNOWN = Known(BAKERY, (Choice("COM-01", "How well IT knows the business"),), BAKERY.demands)
SPEAKER = {"owner": "p-shops", "area": "area-shops"}


def captured(text, asked=None, kind=Kind.DEMAND, told=SPEAKER, known=KNOWN):
    now = field(kind, asked) if asked else None
    return RulesCapturing().capture(Words(text, kind, now, told, known, date(2026, 3, 2)))


def test_an_opening_fills_every_field_that_it_speaks_of():
    said = captured(
        "For us one till means that every seller helps every customer. We need a till to try from Tills "
        "by 30 June 2027, and from Ovens a list of what is baked when by the end of 2027. It is a must. "
        "We bring the time at the till down from 6 to 4 minutes by March 2028. If we don't, queues grow. "
        "Gift cards are out of scope. 20 person-days in Q1 2027, 5 person-days from Tills in 2027-Q2. It "
        "must be ready by March 2028. We can give Ovens a forecast each week by May 2027.",
        "guideline",
    )

    assert said == {
        "translation": (
            "For us one till means that every seller helps every customer. We bring the time at the till "
            "down from 6 to 4 minutes by March 2028."
        ),
        "needs_from.+": [
            {"area": "area-tills", "what": "a till to try", "by": "2027-06-30"},
            {"area": "area-ovens", "what": "a list of what is baked when", "by": "2027-12-31"},
        ],
        "offers_to.+": [{"area": "area-ovens", "what": "a forecast each week", "by": "2027-05-31"}],
        "priority": "must",
        "indicator.name": "time at the till",
        "indicator.baseline": 6.0,
        "indicator.target": 4.0,
        "indicator.unit": "minutes",
        "indicator.by": "2028-03-31",
        "risk_if_not_done": "queues grow",
        "out_of_scope.+": ["Gift cards"],
        "effort.+": [
            {"person_days": 20.0, "area": "area-shops", "period": "2027-Q1"},
            {"person_days": 5.0, "area": "area-tills", "period": "2027-Q2"},
        ],
        "latest": "2028-03-31",
    }


@pytest.mark.parametrize(
    "text",
    [
        "20 of the days in 2027-Q1 and 40 in 2027-Q2",
        "20 person-days in the first quarter of 2027, 40 in the second",
        "Q1 2027: 20, Q2: 40",
    ],
)
@pytest.mark.parametrize(("asked", "path"), [("effort", "effort.+"), ("effort.0.period", "effort")])
def test_person_days_are_spread_over_quarters_as_they_are_told(text, asked, path):
    told = {**SPEAKER, "effort": [{"area": "area-shops", "person_days": 60}]}

    assert captured(text, asked, told=told) == {
        path: [
            {"person_days": 20.0, "period": "2027-Q1", "area": "area-shops"},
            {"person_days": 40.0, "period": "2027-Q2", "area": "area-shops"},
        ]
    }


def test_a_gap_is_heard_in_the_same_way():
    said = captured(
        "Today a seller types each order twice. Because there are two tills. We need a till to try from "
        "Tills. 140 person-days and a budget of DKK 600k. The first step is to pick six sellers. "
        "We will drop the monthly price round. What is in the way is that nobody has time in December.",
        kind=Kind.GAP,
        told={"owner": "p-shops"},
    )

    assert said == {
        "current_state": "Today a seller types each order twice",
        "causes.+": ["there are two tills"],
        "depends_on.+": [{"area": "area-tills", "what": "a till to try"}],
        "resources.person_days": 140.0,
        "resources.budget": 600_000.0,
        "first_step_30_days": "pick six sellers",
        "day_to_day_relief": "We will drop the monthly price round",
        "barriers.+": ["nobody has time in December"],
    }


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        ("guideline", "one till", {"guideline": "g-one-till"}),
        ("guideline", "G-ONE-TILL", {"guideline": "g-one-till"}),
        ("area", "we are the shops", {"area": "area-shops"}),
        ("owner", "Head of Ovens", {"owner": "p-ovens"}),
        ("priority", "nice to have", {"priority": "could"}),
        ("priority", "It's a must", {"priority": "must"}),
        ("priority", "definitely a must", {"priority": "must"}),
        ("size", "rather big", {"size": "L"}),
        ("size", "medium", {"size": "M"}),
        ("size", "XL", {"size": "XL"}),
        ("latest", "end of 2027", {"latest": "2027-12-31"}),
        ("earliest", "in May 2027", {"earliest": "2027-05-01"}),
        ("indicator.baseline", "about 1,500", {"indicator.baseline": 1500.0}),
        ("indicator.target", "forty", {"indicator.target": 40.0}),
        ("needs_from.0.by", "by 2027-06-30", {"needs_from.0.by": "2027-06-30"}),
        ("needs_from.0.area", "from Tills", {"needs_from.0.area": "area-tills"}),
        ("effort.0.period", "Q3 2027", {"effort.0.period": "2027-Q3"}),
        ("affects.processes", "selling, baking", {"affects.processes": ["selling", "baking"]}),
        ("in_scope", "- all shops\n- the bakery", {"in_scope": ["all shops", "the bakery"]}),
        ("risk_if_done", "Queues.", {"risk_if_done": "Queues."}),
        (
            "needs_from",
            "Tills: a till to try by June 2027\nOvens: a list",
            {
                "needs_from": [
                    {"area": "area-tills", "what": "a till to try", "by": "2027-06-30"},
                    {"area": "area-ovens", "what": "a list"},
                ]
            },
        ),
    ],
)
def test_an_answer_is_understood_in_the_form_that_its_field_has(asked, text, said):
    assert captured(text, asked) == said


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        ("confidence", "3 of 5", {"confidence": 3}),
        ("demands", "dm-shops", {"demands": ["dm-shops"]}),
        ("practices", "COM-01; our own list", {"practices": ["COM-01", "our own list"]}),
        ("resources.budget", "2 million", {"resources.budget": 2_000_000.0}),
        ("depends_on", "Tills: a till", {"depends_on": [{"area": "area-tills", "what": "a till"}]}),
        (
            "steps",
            "1. Agree on a price list → one signed list, by 30 September 2027\n2. Try it: 200 receipts",
            {
                "steps": [
                    {"what": "Agree on a price list", "result": "one signed list", "by": "2027-09-30"},
                    {"what": "Try it", "result": "200 receipts"},
                ]
            },
        ),
    ],
)
def test_so_is_an_answer_about_a_gap(asked, text, said):
    assert captured(text, asked, Kind.GAP, {"owner": "p-shops"}) == said


@pytest.mark.parametrize(
    "asked", ["latest", "indicator.baseline", "priority", "guideline", "effort.0.period"]
)
def test_what_does_not_answer_fills_nothing(asked):
    assert captured("Hm, ask me another time", asked, told={**SPEAKER, "translation": "Said."}) == {}


def test_a_date_is_given_to_what_it_belongs_to():
    assert captured("We need a till from Tills by May 2027") == {
        "needs_from.+": [{"area": "area-tills", "what": "a till", "by": "2027-05-31"}]
    }
    assert captured("Not before 2027-09-01") == {"earliest": "2027-09-01"}
    assert captured("It opens on 1 May 2027") == {"translation": "It opens on 1 May 2027"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the end of next year", "2027-12-31"),
        ("end of the year", "2026-12-31"),
        ("next year", "2027-12-31"),
        ("in six months", "2026-09-02"),
        ("within 18 months", "2027-09-02"),
        ("in two weeks", "2026-03-16"),
        ("next quarter", "2026-06-30"),
        ("by June", "2026-06-30"),
        ("by next February", "2027-02-28"),
        ("the 15 May", "2026-05-15"),
        ("by May 2028", "2028-05-31"),
    ],
)
def test_a_day_can_be_told_from_today_on(text, day):
    assert captured(text, "latest", told={**SPEAKER, "translation": "Said."}) == {"latest": day}


STANDS = {**SPEAKER, "translation": "Said.", "latest": "2027-12-31"}


@pytest.mark.parametrize("asked", [None, "target_outcome", "size", "indicator.by", "in_scope"])
def test_what_is_offered_is_no_answer_and_moves_no_date(asked):
    assert captured("We offer Ovens two testers by May 2028.", asked, told=STANDS) == {
        "offers_to.+": [{"area": "area-ovens", "what": "two testers", "by": "2028-05-31"}]
    }


def test_a_date_in_passing_moves_nothing_that_stands_but_one_of_the_whole_does():
    assert captured("They get two testers by May 2028.", "size", told=STANDS) == {}
    assert captured("It must be ready by May 2028.", told=STANDS) == {"latest": "2028-05-31"}


def test_a_date_that_is_named_as_the_latest_is_not_that_of_the_need_that_is_asked_for():
    told = {**SPEAKER, "translation": "Said.", "needs_from": [{"area": "area-tills", "what": "A till"}]}

    assert captured("it is a must, latest 31.12.2027", "needs_from.0.by", told=told) == {
        "priority": "must",
        "latest": "2027-12-31",
    }
    assert captured("31.12.2027 at the latest", "needs_from.0.by", told=told) == {
        "needs_from.0.by": "2027-12-31"
    }


def test_a_figure_is_no_outcome_and_a_risk_is_no_figure():
    figure = "Calls answered within a minute go from 55 today to 80 per quarter by June 2028."
    measured = {
        "indicator.name": "Calls answered within a minute",
        "indicator.baseline": 55.0,
        "indicator.target": 80.0,
        "indicator.unit": "per quarter",
        "indicator.by": "2028-06-30",
    }

    assert captured(figure, "target_outcome", told=STANDS) == measured
    assert captured(f"Nobody waits. {figure}", "target_outcome", told=STANDS) == {
        **measured,
        "target_outcome": "Nobody waits.",
    }
    assert captured("If we don't, queues rise from 4 to 6 minutes.", told=STANDS) == {
        "risk_if_not_done": "queues rise from 4 to 6 minutes"
    }


def test_what_stands_behind_a_label_is_filled_in():
    text = "Priority: should\nOut of scope: gift cards, lunch\nIndicator: queues from 6 to 4 minutes\nSize: S"

    assert captured(text) == {
        "priority": "should",
        "out_of_scope.+": ["gift cards", "lunch"],
        "indicator.name": "queues",
        "indicator.baseline": 6.0,
        "indicator.target": 4.0,
        "indicator.unit": "minutes",
        "size": "S",
    }


def test_what_others_need_is_not_ones_own_need_and_one_asks_nothing_of_oneself():
    assert "needs_from.+" not in captured("Customers need a bag from the counter.")
    assert "needs_from.+" not in captured("We need a list from Shops.")


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Queues: 6 minutes -> 4 minutes", 6.0, 4.0),
        ("Queues, today 6 minutes, should be 4 minutes", 6.0, 4.0),
        ("Queues fall from 1,500 to 1,200", 1500.0, 1200.0),
    ],
)
def test_a_measure_is_read_in_several_ways(text, baseline, target):
    said = captured(text, "indicator.name")

    assert said["indicator.name"] == "Queues"
    assert (said["indicator.baseline"], said["indicator.target"]) == (baseline, target)


def test_what_only_sounds_like_a_choice_is_none():
    known = {**SPEAKER, "translation": "We learn."}

    assert captured("Nobody should have to call us, and we must have a till.", told=known) == {}
    assert captured("two people half time", "effort", told=known) == {}
    assert captured("Nobody waits a week for a small change.", told=known) == {}


def test_a_list_that_holds_something_goes_on():
    told = {**SPEAKER, "in_scope": ["all shops"]}

    assert captured("the bakery", "in_scope", told=told) == {"in_scope.+": ["the bakery"]}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("31 March 2028", "2028-03-31", "2028-03-31"),
        ("March 31st, 2028", "2028-03-31", "2028-03-31"),
        ("31.3.2028", "2028-03-31", "2028-03-31"),
        ("the second quarter of 2027", "2027-04-01", "2027-06-30"),
        ("mid-2028", "2028-06-30", "2028-06-30"),
        ("by 2028", "2028-01-01", "2028-12-31"),
        ("Feb 2028", "2028-02-01", "2028-02-29"),
    ],
)
def test_dates_are_read_as_people_write_them(text, first, last):
    found = dates(text)

    assert [(str(one.first), str(one.last)) for one in found] == [(first, last)]


@pytest.mark.parametrize("text", ["31 February 2028", "2028-13-01", "in 1999", "3 of 5", "call 2028 pumps"])
def test_what_is_no_date_is_none(text):
    assert dates(text) == []


PIECES = st.sampled_from([
    "We need ", "from Tills", " by March 2028", "from 40 to 20 %", ". ", "\n", ": ", "Priority", "must",
    " and ", "Q1 2027", "20 person-days", "the ", "Ovens", "- ", "1. ", "→", "if we don't, ", "today",
    "DKK 5k",
    ", ", "till", "out of scope", "2028-99-99", "None",
])  # fmt: skip


@given(
    st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60),
    st.sampled_from([(kind, one.path) for kind in Kind for one in FIELDS[kind]]),
)
def test_whatever_is_said_is_taken_word_by_word_and_can_be_kept(text, field_of):
    kind, asked = field_of

    said = captured(text, asked, kind)

    assert isinstance(checked(kind, said, KNOWN), dict)
    for told in texts(said):
        assert all(piece in text for piece in told.split(" ")), told


def texts(values):
    """Yield the free texts among values."""
    coined = {
        "owner",
        "area",
        "guideline",
        "priority",
        "size",
        "latest",
        "earliest",
        "by",
        "demands",
        "period",
    }
    for path, held in values.items():
        if path.removesuffix(".+").split(".")[-1] in coined:
            continue
        if isinstance(held, str):
            yield held
        elif isinstance(held, list):
            yield from (one for one in held if isinstance(one, str))
            for one in held:
                yield from texts(one) if isinstance(one, dict) else ()


def test_a_very_long_text_answers_what_is_asked_in_sentences_and_fills_nothing_else():
    text = "We need a till from Tills. 1111 " * 2000

    assert captured(text, "risk_if_done") == {"risk_if_done": text.strip()}
    assert captured(text, "needs_from") == {}
