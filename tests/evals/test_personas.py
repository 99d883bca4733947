from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from evals.personas import led
from evals.personas_cases import Way, parts, personas
from evals.personas_voices import foreign, rambling, terse
from knowledge.instruments import shipped

if TYPE_CHECKING:
    from evals.personas_cases import Persona

PULSE = [question.id for question in shipped().instrument("samm-pulse").practices]
SAID = "Well. We meet on the first Monday, and the minutes don't wait. Then there is a cake."


def persona(name: str) -> Persona:
    return next(one for one in personas() if one.name == name)


def test_there_are_enough_of_them_and_each_is_of_a_kind_of_its_own() -> None:
    found = personas()

    assert len(found) >= 12
    assert len({one.name for one in found}) == len(found)
    assert {way for one in found for way in one.moves} == set(Way)


@pytest.mark.parametrize("one", personas(), ids=lambda one: one.name)
def test_everybody_has_an_answer_to_each_question_the_same_in_every_run(one: Persona) -> None:
    found = parts(one, PULSE)

    assert list(found) == PULSE
    assert found == parts(one, PULSE)
    assert all(part.meant for part in found.values())
    assert found != parts(one, PULSE, seed=2)


def test_the_same_is_said_in_different_voices() -> None:
    assert terse(SAID, Random(1)) == "We meet on the first Monday, and the minutes don't wait."
    assert (
        foreign(SAID, Random(1))
        == "Well. We meet on first Monday, and minutes do not wait. Then there is cake."
    )
    assert len(rambling(SAID, Random(1))) > len(SAID)


@pytest.mark.slow
def test_whoever_gossips_or_has_second_thoughts_is_led_to_the_end_and_nothing_is_lost() -> None:
    chosen = [persona(name) for name in ("gossiping", "second thoughts")]

    (interviews, proposals), notes = led(Settings(), chosen)

    assert notes == ""
    for outcome in interviews.outcomes:
        scores = outcome.scores
        assert (scores["finished"], scores["lost"], scores["repeated"], scores["errors"]) == (1, 0, 0, 0)
        assert (scores.get("leaked", 0), scores.get("faulty", 0), scores["open"]) == (0, 0, 1)
        assert scores["probes"] <= 2
    assert proposals.outcomes
