"""What a person can do with the coding of their answers."""

from __future__ import annotations

from bot.domain.codebook import Choice, Field, correct, named, settled
from bot.domain.interview.moves import Aim, Stale
from bot.domain.interview.position import next_step
from tests.interviews import AT, TINY, interview

LEVEL = Field("level", "Level", (Choice("low", "Low"), Choice("high", "High")), ("low",), ("we guess",))
GOALS = Field("goals", "Goals", (Choice("a", "One till"), Choice("b", "One oven")), ("a",), several=True)
FIELDS = (LEVEL, GOALS)


def aim(field: str, revision: int = 0) -> Aim:
    return Aim(named(field), revision, "press:1", AT)


def test_what_is_corrected_takes_the_place_of_what_was_read():
    after = correct(FIELDS, interview(), aim("level"), ("high",))

    assert not isinstance(after, Stale)
    level, goals = settled(FIELDS, after)
    assert (level.values, level.labels, level.read, level.revision) == (("high",), ("High",), ("low",), 1)
    assert (goals.values, goals.corrected) == (("a",), False)


def test_a_correction_is_added_and_the_one_before_stays():
    once = correct(FIELDS, interview(), aim("level"), ("high",))
    assert not isinstance(once, Stale)

    twice = correct(settled(FIELDS, once), once, aim("level", 1), ("low",))

    assert not isinstance(twice, Stale)
    assert [entry.given.ids for entry in twice.entries] == [("high",), ("low",)]


def test_of_several_that_can_hold_none_may_be_left():
    after = correct(FIELDS, interview(), aim("goals"), ())

    assert not isinstance(after, Stale)
    assert settled(FIELDS, after)[1].values == ()


def test_what_is_out_of_date_or_unknown_changes_nothing():
    assert correct(FIELDS, interview(), aim("level", 1), ("high",)) == Stale()
    assert correct(FIELDS, interview(), aim("level"), ("highest",)) == Stale()
    assert correct(FIELDS, interview(), aim("level"), ()) == Stale()
    assert correct(FIELDS, interview(), aim("mood"), ("high",)) == Stale()


def test_a_correction_that_no_field_can_have_any_more_is_left_alone():
    after = correct(FIELDS, interview(), aim("goals"), ("b",))
    assert not isinstance(after, Stale)
    changed = Field("goals", "Goals", (Choice("a", "One till"),), ("a",), several=True)

    now = settled((changed,), after)[0]

    assert (now.values, now.corrected, now.revision) == (("a",), False, 1)


def test_a_correction_does_not_change_where_an_interview_is():
    after = correct(FIELDS, interview(), aim("level"), ("high",))

    assert not isinstance(after, Stale)
    assert next_step(TINY, after) == next_step(TINY, interview())
