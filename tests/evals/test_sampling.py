from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evals.sampling import sample


@dataclass(frozen=True)
class Sort:
    name: int
    kind: str


CASES = [Sort(number, "rare" if number % 10 == 0 else "common") for number in range(100)]


def test_every_kind_is_among_a_few_in_proportion_and_in_order() -> None:
    few = sample(CASES, 20)

    assert Counter(case.kind for case in few) == {"common": 18, "rare": 2}
    assert few == sorted(few, key=lambda case: case.name)


def test_a_few_are_the_same_ones_each_time() -> None:
    assert sample(CASES, 7) == sample(CASES, 7)


def test_no_kind_is_left_out_of_very_few() -> None:
    assert {case.kind for case in sample(CASES, 1)} == {"rare", "common"}


def test_without_a_size_all_are_taken() -> None:
    assert sample(CASES, None) == CASES
