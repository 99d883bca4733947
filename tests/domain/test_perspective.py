"""Perspectives, read from paths."""

from __future__ import annotations

import pytest

from bot.domain.perspective import (
    PATHS,
    Alignment,
    Domain,
    Initiative,
    Part,
    Path,
    Picture,
    Role,
    Told,
    verified,
)

BUSINESS, IT = Domain.BUSINESS_STRATEGY, Domain.IT_STRATEGY
EXECUTION, TRANSFORMATION, POTENTIAL, SERVICE = (PATHS[one] for one in Alignment)


@pytest.mark.parametrize("alignment", list(Alignment))
def test_each_path_is_that_of_its_perspective(alignment):
    assert PATHS[alignment].perspective is alignment


def test_what_was_affected_does_not_change_a_perspective():
    assert Path(BUSINESS, Domain.ORGANISATION).perspective is Alignment.STRATEGY_EXECUTION


def test_a_path_of_no_perspective_has_none():
    assert Path(BUSINESS, Domain.IT_INFRASTRUCTURE).perspective is None
    assert Path().perspective is None


@pytest.mark.parametrize(
    ("paths", "dominant", "role"),
    [
        ((EXECUTION, EXECUTION, SERVICE), Alignment.STRATEGY_EXECUTION, Role.ENABLER),
        ((EXECUTION, TRANSFORMATION, POTENTIAL), None, Role.ENABLER),
        ((POTENTIAL, POTENTIAL), Alignment.COMPETITIVE_POTENTIAL, Role.DRIVER),
        ((EXECUTION, SERVICE), None, Role.MIXED),
        ((EXECUTION, Path(), Path()), None, None),
        ((), None, None),
    ],
)
def test_two_of_three_make_a_perspective_and_a_role(paths, dominant, role):
    picture = Picture(paths)

    assert (picture.dominant, picture.role) == (dominant, role)


def test_words_that_nobody_said_are_no_quotes():
    told = Told("A shop", "The board wanted it", "New teams", "New tills")
    coded = Initiative(EXECUTION, {Part.ANCHOR: "The board", Part.PIVOT: "New tills", Part.IMPACT: " "})

    assert verified([coded], [told])[0].quotes == {Part.ANCHOR: "The board"}
