"""Who names what, and how far people differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.heterogeneity import Group, Voice, areas_of, heterogeneity, in_words, overview
from bot.domain.understanding import Coded, Grasp
from tests.dossiers import dossier

STRATEGY = dossier().strategy
SHOPS, OVENS, _ = AREAS = areas_of(STRATEGY)
GOALS = some.frozensets(some.sampled_from(["g-a", "g-b", "g-c", "other: flour"]))


def voice(area: Group | None, grasp: Grasp, *goals: str) -> Voice:
    coded = Coded(grasp, goals, False, False, False, ())
    return Voice(area.id if area else None, coded)


def test_people_who_name_the_same_do_not_differ():
    assert heterogeneity([frozenset({"g-a", "g-b"})] * 3) == 0.0


def test_people_who_share_no_goal_differ_as_far_as_can_be():
    assert heterogeneity([frozenset({"g-a"}), frozenset({"g-b"}), frozenset()]) == 1.0


def test_the_figure_is_the_mean_over_all_pairs():
    # Shared by either: 1 of 2, 0 of 2, 1 of 2.
    named = [frozenset({"g-a"}), frozenset({"g-a", "g-b"}), frozenset({"g-b"})]

    assert heterogeneity(named) == pytest.approx((0.5 + 1 + 0.5) / 3)


def test_one_person_differs_from_nobody():
    assert heterogeneity([frozenset({"g-a"})]) is None


@given(some.lists(GOALS, min_size=2, max_size=8))
def test_the_figure_lies_between_none_and_one_whatever_the_order(named: list[frozenset[str]]):
    figure = heterogeneity(named)

    assert figure is not None
    assert 0 <= figure <= 1
    assert figure == pytest.approx(heterogeneity(named[::-1]))


def test_the_picture_counts_by_area_and_in_all():
    voices = [
        voice(SHOPS, Grasp.CLEAR, "g-one-till"),
        voice(SHOPS, Grasp.VAGUE, "other: new tills"),
        voice(None, Grasp.CLEAR, "g-one-till"),
        voice(OVENS, Grasp.NONE),
    ]

    seen = overview(STRATEGY, voices, AREAS)

    assert seen.groups == (SHOPS, OVENS)
    assert (seen.people.counts, seen.people.total) == ((2, 1), 4)
    assert [(row.id, row.counts, row.total) for row in seen.grasps] == [
        ("none", (0, 1), 1),
        ("vague", (1, 0), 1),
        ("partial", (0, 0), 0),
        ("clear", (1, 0), 2),
    ]
    assert [(row.id, row.counts, row.total) for row in seen.guidelines] == [("g-one-till", (1, 0), 2)]
    assert (seen.other.counts, seen.other.total) == ((1, 0), 1)


def test_the_text_tells_what_the_picture_shows_and_what_was_before():
    before = overview(STRATEGY, [voice(SHOPS, Grasp.NONE), voice(OVENS, Grasp.VAGUE, "other: bread")], AREAS)
    now = overview(
        STRATEGY,
        [voice(SHOPS, Grasp.CLEAR, "g-one-till"), voice(OVENS, Grasp.PARTIAL, "g-one-till")],
        AREAS,
    )

    assert in_words(now, before) == (
        "How well the strategy is known, of 2 people: no strategy known 0, vague 0, in part 1, clear 1. "
        "Named most: “One till in every shop.” (2); least: “One till in every shop.” (2). "
        "Heterogeneity 0.00, from 0 (everybody names the same goals) to 1 (no two people share one): "
        "two people share on average 100% of the goals that they name. "
        "Before, 0 of 2 people knew it clearly, and the heterogeneity was 1.00."
    )
