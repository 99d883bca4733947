"""Which figures can be told together."""

from __future__ import annotations

import random
import time
from itertools import product

import pytest

from bot.domain.disclosure import Counted, parted, safe


def people(*numbers: int, value: str = "") -> frozenset[Counted]:
    return frozenset(Counted(f"p{n}", f"p{n}{value}") for n in numbers)


def test_a_group_of_five_can_be_told_and_one_of_four_cannot():
    assert safe([people(*range(5))])
    assert not safe([people(*range(4))])


def test_two_totals_that_differ_by_four_people_cannot_be_told_both():
    assert not safe([people(*range(5)), people(*range(9))])
    assert safe([people(*range(5)), people(*range(10))])


def test_changed_answers_are_told_once_five_people_have_changed_theirs():
    before = people(*range(8))

    assert not safe([before, people(*range(4), value="*") | people(*range(4, 8))])
    assert safe([before, people(*range(5), value="*") | people(*range(5, 8))])


def test_whoever_leaves_and_whoever_comes_count_together():
    assert safe([people(*range(6)), people(*range(1, 10))])
    assert not safe([people(*range(6)), people(*range(1, 7))])


def test_a_difference_of_three_figures_is_seen_as_well():
    total, left, right = people(*range(14)), people(*range(5)), people(*range(5, 10))

    assert safe([total, left])
    assert safe([left, right])
    assert not safe([total, left, right])


def test_areas_are_told_from_five_on_and_never_leave_a_small_rest():
    areas = dict.fromkeys(people(*range(6)), "a") | dict.fromkeys(people(*range(6, 11)), "b")
    unknown = dict.fromkeys(people(20, 21))

    assert {area: len(some) for area, some in parted(areas).items()} == {"a": 6, "b": 5}
    assert {area: len(some) for area, some in parted({**areas, **unknown}).items()} == {"a": 6}


def combinations_of(figures: list[frozenset[Counted]]):
    """Yield whom every small combination of figures describes."""
    for weights in product((-2, -1, 0, 1, 2), repeat=len(figures)):
        told = {
            counted.person
            for counted in frozenset().union(*figures)
            if sum(weight for weight, figure in zip(weights, figures, strict=True) if counted in figure)
        }
        if told:
            yield told


@pytest.mark.parametrize("seed", range(30))
def test_by_trying_all_combinations_nothing_safe_tells_of_fewer_than_five(seed: int):
    chance = random.Random(seed)
    company = [people(n) for n in range(12)] + [people(n, value="*") for n in range(12)]
    figures = [
        frozenset().union(*chance.sample(company, chance.randint(5, 16))) for _ in range(chance.randint(1, 4))
    ]

    smallest = min(map(len, combinations_of(figures)))

    if safe(figures):
        assert smallest >= 5
    elif len(figures) == 1:
        assert smallest < 5


def test_many_pictures_of_the_same_people_are_judged_while_somebody_waits():
    changed = random.Random(3)
    versions = dict.fromkeys(range(12), 0)
    told: list[frozenset[Counted]] = []
    for _ in range(12):
        told.append(frozenset(Counted(f"p{n}", f"p{n}.{version}") for n, version in versions.items()))
        for n in changed.sample(range(12), 6):
            versions[n] += 1
    began = time.monotonic()

    assert safe(told)
    assert time.monotonic() - began < 2
