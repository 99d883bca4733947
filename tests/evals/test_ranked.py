"""Ranked lists, measured by ir-measures."""

from __future__ import annotations

from math import log2

import pytest

from evals.cases import GivenQuestion
from evals.ranked import outcomes


def question(name: str, *groups: tuple[str, ...]) -> GivenQuestion:
    return GivenQuestion(id=name, kind="how", question="How?", in_scope=True, groups=groups)


def scores(ranked: list[str], *groups: tuple[str, ...]) -> dict[str, float]:
    [outcome] = outcomes([question("q1", *groups)], {"q1": ranked})
    return dict(outcome.scores)


def test_evidence_in_the_first_passage_is_perfect() -> None:
    assert scores(["red", "blue"], ("red",)) == {"R@1": 1, "R@5": 1, "R@10": 1, "MRR@10": 1, "nDCG@10": 1}


def test_evidence_in_the_second_passage_counts_half_for_the_rank() -> None:
    found = scores(["blue", "red", "red"], ("red",))

    assert found == pytest.approx({"R@1": 0, "R@5": 1, "R@10": 1, "MRR@10": 0.5, "nDCG@10": 1 / log2(3)})


def test_evidence_in_no_passage_scores_nothing() -> None:
    assert set(scores(["blue", "green"], ("red",)).values()) == {0.0}


def test_no_passages_at_all_score_nothing() -> None:
    assert set(scores([], ("red",)).values()) == {0.0}


def test_recall_is_the_share_of_groups_that_are_covered() -> None:
    found = scores(["red", *["blue"] * 6, "green"], ("red",), ("green",), ("black",))

    assert (found["R@1"], found["R@5"], found["R@10"]) == pytest.approx((1 / 3, 1 / 3, 2 / 3))


def test_one_passage_may_cover_two_groups() -> None:
    found = scores(["red and green"], ("red",), ("green",))

    assert (found["R@1"], found["MRR@10"], found["nDCG@10"]) == (1, 1, 1)


def test_the_eleventh_passage_does_not_count() -> None:
    assert scores([*["blue"] * 10, "red"], ("red",))["R@10"] == 0


def test_each_question_keeps_its_own_scores() -> None:
    found = outcomes(
        [question("q1", ("red",)), question("q2", ("red",))], {"q1": ["red"], "q2": ["blue", "red"]}
    )

    assert [(one.case, one.scores["MRR@10"]) for one in found] == [("q1", 1.0), ("q2", 0.5)]
