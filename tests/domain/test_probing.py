from __future__ import annotations

import pytest

from bot.domain.listening import Outcome
from bot.domain.probing import own_words, probe_for
from knowledge.instrument import RatedQuestion
from knowledge.instruments import faults, shipped
from knowledge.instruments.style import level_words

SAID = "We share things, more or less. It works somehow in our plant."
ASKING = [one for one in Outcome if one not in {Outcome.LEVEL, Outcome.DONT_KNOW, Outcome.NOT_APPLICABLE}]


def practice(name: str = "COM-05") -> RatedQuestion:
    found = shipped().instrument("samm").question(name)
    assert isinstance(found, RatedQuestion)
    return found


@pytest.mark.parametrize("outcome", ASKING)
@pytest.mark.parametrize("asked_before", [0, 1, 2])
def test_a_probe_is_one_open_question_without_a_level(outcome: Outcome, asked_before: int) -> None:
    for one in shipped().instrument("samm").practices:
        probe = probe_for(outcome, one, SAID, asked_before)

        assert probe is not None
        assert [fault for fault in faults(probe) if "words" not in fault] == []
        assert level_words(probe) == []


@pytest.mark.parametrize("outcome", [Outcome.LEVEL, Outcome.DONT_KNOW, Outcome.NOT_APPLICABLE])
def test_an_answer_that_needs_no_more_gets_no_probe(outcome: Outcome) -> None:
    assert probe_for(outcome, practice(), SAID, 0) is None


def test_a_probe_repeats_the_persons_own_words() -> None:
    probe = probe_for(Outcome.PROBE_EVIDENCE, practice(), "We are simply unbeatable at this.", 0)

    assert probe == "You said “We are simply unbeatable at this”. What is the latest example of that?"


def test_the_second_probe_comes_from_another_side() -> None:
    first, second = (probe_for(Outcome.PROBE, practice(), "Fine.", before) for before in (0, 1))

    assert (first, second) == practice().probes


@pytest.mark.parametrize(
    "said",
    [
        "Ask Miriam Castellano about it",
        "we reached level five long ago",
        "around 40 people know it",
        "all fine",
        "",
    ],
)
def test_names_levels_figures_and_scraps_are_not_repeated(said: str) -> None:
    assert own_words(said) is None


@pytest.mark.parametrize("outcome", [Outcome.REDACT, Outcome.IGNORE_INSTRUCTION, Outcome.REDIRECT])
def test_what_is_not_to_be_kept_is_not_repeated_either(outcome: Outcome) -> None:
    assert "somehow" not in str(probe_for(outcome, practice(), SAID, 0))
