"""How what was filled counts against what a careful reader fills."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from evals.capturing_cases import CapturingCase, CapturingCases, read
from evals.capturing_marks import marks


def case(**more: object) -> CapturingCase:
    return CapturingCase.model_validate({"id": "d1", "speaker": "p", "said": "Words.", "fills": {}, **more})


def test_a_text_may_say_a_little_more_and_not_much() -> None:
    meant = case(fills={"risk_if_not_done": "the bank sees it"})

    little, much = (
        "Then the bank sees it.",
        "We have five plants, and as things are the bank sees it one day.",
    )

    assert [one.right for one in marks(meant, {"risk_if_not_done": little})] == [True]
    assert [one.right for one in marks(meant, {"risk_if_not_done": much})] == [False]


def test_a_day_is_right_or_wrong() -> None:
    meant = case(fills={"latest": ["2027-01-31", "2027-02-01"]})

    assert [one.right for one in marks(meant, {"latest": "2027-02-01"})] == [True]
    assert [one.right for one in marks(meant, {"latest": "2027-01-01"})] == [False]


def test_what_is_filled_beyond_what_was_said_counts_but_where_readers_differ() -> None:
    meant = case(may=["translation"])

    found = list(marks(meant, {"translation": "Words.", "size": "S"}))

    assert [(one.name, one.filled, one.said, one.right) for one in found] == [("size", "S", None, False)]


def test_parts_of_entries_count_one_by_one() -> None:
    meant = case(fills={"needs_from": [{"area": "a-one", "what": "a list", "by": "2027-01-31"}]})

    found = list(marks(meant, {"needs_from.+": [{"area": "a-one", "what": "a list"}]}))

    assert [(one.name, one.right) for one in found] == [
        ("needs_from.area", True),
        ("needs_from.what", True),
        ("needs_from.by", False),
    ]


def test_a_case_after_a_question_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(ValidationError, match="a demand has no field colour"):
        case(asked="colour")


def test_every_third_case_is_held_out() -> None:
    given: CapturingCases = read()

    assert given.split("held out") == given.cases[2::3]
    assert len(given.split("development")) + len(given.split("held out")) == len(given.cases)
