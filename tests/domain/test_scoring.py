"""What levels come to."""

from __future__ import annotations

from fractions import Fraction
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.interview.entries import DontKnow, Level, NotApplicable, OwnWords
from bot.domain.scoring import Coverage, in_tenths, score
from knowledge.instruments import shipped
from tests.interviews import BUDGETS, MIXED, PLANNING, TINY, TRUST, instrument_of

LEVELS = st.integers(1, 5)
ANSWERS = st.one_of(LEVELS.map(Level), st.just(DontKnow()), st.just(NotApplicable()), st.none())
SAMM = shipped().instrument("samm")


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, Level | DontKnow | NotApplicable]:
    """Draw what somebody gave to the practices of SAMM."""
    given_ = {practice.id: draw(ANSWERS) for practice in SAMM.practices}
    return {practice: answer for practice, answer in given_.items() if answer is not None}


def test_a_dimension_is_the_mean_of_its_practices_and_the_whole_the_mean_of_its_dimensions():
    scores = score(TINY, {"planning": Level(2), "budgets": Level(5), "trust": Level(1)})

    assert [one.mean for one in scores.dimensions] == [Fraction(7, 2), 1]
    assert scores.mean == Fraction(9, 4)


def test_the_staged_floor_is_what_every_rated_practice_reaches():
    scores = score(TINY, {"planning": Level(4), "budgets": Level(3)})

    assert [one.floor for one in scores.dimensions] == [3, None]
    assert scores.floor == 3


def test_what_is_not_known_not_applicable_and_not_answered_is_counted_apart_and_lowers_nothing():
    scores = score(TINY, {"planning": Level(4), "budgets": DontKnow(), "trust": NotApplicable()})

    assert scores.mean == 4
    assert scores.coverage == Coverage(rated=1, dont_know=1, not_applicable=1)
    assert score(TINY, {}).coverage == Coverage(not_answered=3)


def test_nothing_rated_has_no_score():
    scores = score(TINY, {"planning": DontKnow()})

    assert (scores.mean, scores.floor, scores.rated) == (None, None, ())


def test_a_dimension_without_levels_does_not_lower_the_whole():
    assert score(TINY, {"trust": Level(3)}).mean == 3


def test_weights_make_a_dimension_count_more_or_not_at_all():
    given_ = {"planning": Level(1), "trust": Level(4)}

    assert score(TINY, given_, {"partnership": 2}).mean == 3
    assert score(TINY, given_, {"partnership": 0}).mean == 1
    assert score(TINY, given_, {"partnership": 0, "governance": 0}).mean is None


def test_a_fact_about_the_company_is_shown_and_counts_nowhere():
    fact = PLANNING.model_copy(update={"organisational": True})
    instrument = instrument_of(("Governance", (fact, BUDGETS)), ("Partnership", (TRUST,)))

    scores = score(instrument, {"planning": Level(1), "budgets": Level(5), "trust": Level(5)})

    assert (scores.mean, scores.floor, scores.coverage.all) == (5, 5, 2)
    assert [one.level for one in scores.dimensions[0].facts] == [1]


def test_questions_that_are_not_rated_are_no_part_of_the_scores():
    scores = score(MIXED, {"trust": Level(2), "goal": OwnWords()})

    assert [one.dimension.name for one in scores.dimensions] == ["Partnership"]
    assert scores.coverage == Coverage(rated=1)


def test_a_mean_has_one_decimal_and_is_never_rounded_up_to_a_level():
    shown = {
        "3.96": "3.9",
        "3.95": "3.9",
        "3.94": "3.9",
        "3.25": "3.3",
        "3.04": "3.0",
        "4": "4.0",
        "1": "1.0",
    }

    assert {exact: in_tenths(Fraction(exact)) for exact in shown} == shown


@given(sheets())
def test_scores_are_means_of_levels_however_many_there_are(sheet):
    scores = score(SAMM, sheet)

    for one in scores.dimensions:
        assert one.mean == (mean(map(Fraction, one.levels)) if one.levels else None)
        assert one.coverage.all == len(one.practices)
    means = [one.mean for one in scores.dimensions if one.mean is not None]
    assert scores.mean == (mean(means) if means else None)


@given(sheets())
def test_the_floor_is_the_highest_level_that_all_reach(sheet):
    for one in score(SAMM, sheet).dimensions:
        reached = [level for level in range(1, 6) if all(given_ >= level for given_ in one.levels)]

        assert one.floor == (max(reached) if one.levels else None)
        assert one.mean is None or one.floor <= one.mean


@given(sheets(), st.sampled_from([practice.id for practice in SAMM.practices]))
def test_saying_that_one_does_not_know_changes_no_score_of_others(sheet, practice):
    without = {name: answer for name, answer in sheet.items() if name != practice}

    assert score(SAMM, {**without, practice: DontKnow()}).mean == score(SAMM, without).mean


@given(sheets(), st.randoms())
def test_scores_do_not_depend_on_the_order_of_answers(sheet, random):
    shuffled = list(sheet.items())
    random.shuffle(shuffled)

    assert score(SAMM, dict(shuffled)) == score(SAMM, sheet)


@given(st.fractions(1, 5))
def test_a_shown_mean_reaches_a_level_only_where_the_exact_one_does(exact):
    shown = Fraction(in_tenths(exact))

    assert abs(shown - exact) <= Fraction(1, 10)
    assert int(shown) == int(exact)
