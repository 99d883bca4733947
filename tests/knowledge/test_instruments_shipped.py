"""The instruments that come with Plumbline keep the rules of asking, and are never edited once released."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise

import pytest

from knowledge.instrument import Side
from knowledge.instruments import advice, faults, shipped
from knowledge.instruments.catalogue import FOLDER
from knowledge.instruments.style import level_words

INSTRUMENTS = shipped().instruments
SAMM = shipped().instrument("samm")
# A version that has been used is changed by adding the next one. This table only grows.
RELEASED = {
    "perspective/v1.yaml": "dbd4a78402726976",
    "samm-pulse/v1.yaml": "30085676ca789b9c",
    "samm/v1.yaml": "b63bcce0a613884d",
    "understanding/v1.yaml": "000b5bdbbeb224c2",
}


def practices():
    return [pytest.param(practice, id=practice.id) for practice in SAMM.practices]


def digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:16]


@pytest.mark.parametrize(("name", "known"), RELEASED.items())
def test_a_released_version_is_never_edited(name, known):
    assert digest(name) == known, "Copy the file to the next version, and change the copy."


def test_every_shipped_version_is_released():
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.yaml")} == set(RELEASED)


def test_a_file_stands_where_its_name_and_version_say():
    expected = {f"{one.id}/v{one.version}.yaml" for one in INSTRUMENTS}

    assert expected == set(RELEASED)


def test_samm_has_its_forty_one_practices_in_six_dimensions():
    sizes = {dimension.name: len(dimension.practices) for dimension in SAMM.dimensions}

    assert sizes == {
        "Communication": 6,
        "Competency and value measurement": 8,
        "Governance": 8,
        "Partnership": 6,
        "Scope and architecture": 5,
        "Skills": 8,
    }


def test_the_reporting_line_alone_is_a_fact_about_the_company():
    assert [practice.id for practice in SAMM.practices if practice.organisational] == ["GOV-03"]


def test_the_pulse_takes_two_practices_a_dimension_as_they_are():
    pulse = shipped().instrument("samm-pulse")

    assert [len(dimension.practices) for dimension in pulse.dimensions] == [2] * 6
    assert all(practice == SAMM.question(practice.id) for practice in pulse.practices)
    assert [one.name for one in pulse.dimensions] == [one.name for one in SAMM.dimensions]


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.reference)
def test_nothing_could_be_asked_better(instrument):
    assert advice(instrument) == []


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.reference)
def test_what_is_shipped_says_where_it_comes_from_and_that_it_needs_review(instrument):
    assert len(instrument.provenance) > 80
    assert "review by a domain expert before use in earnest" in (instrument.review or "")


@pytest.mark.parametrize("practice", practices())
def test_a_question_and_its_probes_name_no_level_and_ask_one_thing(practice):
    texts = [*(practice.ask.for_side(side) for side in Side), *practice.probes]

    assert [level_words(text, SAMM.level_names) for text in texts] == [[]] * 4
    assert [faults(text) for text in texts] == [[]] * 4


@pytest.mark.parametrize("practice", practices())
def test_a_question_asks_for_something_that_happened(practice):
    recent = re.compile(r"\b(?:last|lately|latest|recent|present)\b|happens when|goals: ")

    assert all(recent.search(practice.ask.for_side(side)) for side in Side)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


@pytest.mark.parametrize("practice", practices())
def test_anchors_are_five_different_sentences_that_can_stand_alone(practice):
    assert len({anchor.casefold() for anchor in practice.anchors}) == 5
    for anchor in practice.anchors:
        assert anchor[0].isupper()
        assert anchor.endswith(".")
        assert 20 <= len(anchor) <= 200
        assert not re.match(r"(?:As before|Beyond that|Such|Also for)\b", anchor)


@pytest.mark.parametrize("practice", practices())
def test_neighbouring_anchors_can_be_told_apart(practice):
    for lower, higher in pairwise(practice.anchors):
        assert len(words(higher) - words(lower)) >= 2


@pytest.mark.parametrize("practice", practices())
def test_partners_are_nowhere_a_condition_of_the_highest_level(practice):
    """Where they are named, it is said that they count where they have a part."""
    highest = practice.anchors[4]
    named = re.search(r"\b(?:partners|suppliers)\b", highest)

    assert named is None or re.search(r"\b(?:where|when|or new ties)\b", highest)


@pytest.mark.parametrize("practice", practices())
def test_a_practice_names_its_one_criterion_and_what_is_known_of_its_origin(practice):
    assert re.match(r"\[[1-6]\] |A fact|\[1\] A fact", practice.source)
    assert practice.source.count("riterion: ") == 1


@pytest.mark.parametrize("practice", ["GOV-03", "GOV-07", "SCA-04", "SKI-02", "SKI-03", "PAR-05", "SKI-08"])
def test_where_a_source_mixed_two_criteria_it_is_said_which_was_left_out(practice):
    source = SAMM.question(practice).source

    assert "the source mixes in" in source
