"""Coding answers about a workspace's strategies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.dossier import Understanding
from bot.domain.errors import DossierError
from bot.domain.understanding import Aspect, Coded, Grasp, Quote
from bot.services.coding import Coding
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.judging import FixedJudging, RepeatingJudging
from tests.voices import KNOWING, UNKNOWING

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier, OwnWords

WORKSPACE = "W1"
BY_MODEL = Coded(
    Grasp.VAGUE, (), False, False, False, (Quote(Aspect.GOAL_NAMED, "never said"),), "model", "p@1"
)


@pytest.fixture
def dossiers() -> FakeDossiers:
    return FakeDossiers(FakeClock())


def test_answers_are_coded_for_the_area_of_whoever_gave_them(dossiers: FakeDossiers):
    edition = dossiers.keep(WORKSPACE, dossier())

    coded = Coding(dossiers, RepeatingJudging()).code(WORKSPACE, "p-shops", KNOWING)

    assert (coded.person, coded.edition) == ("p-shops", edition)
    assert coded.area is not None
    assert coded.area.id == "area-shops"
    assert (coded.coded.knows_strategy, coded.coded.own_area_specific) == (Grasp.CLEAR, True)


def test_somebody_unknown_is_coded_without_an_area(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier())

    coded = Coding(dossiers, RepeatingJudging()).code(WORKSPACE, "p-nobody", KNOWING)

    assert coded.area is None
    assert coded.coded.knows_strategy is Grasp.CLEAR


def test_of_several_dossiers_the_one_counts_that_knows_the_person(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier(strategy={"id": "a-strategy"}, people=[], demands=[]))
    bakery = dossiers.keep(WORKSPACE, dossier())

    assert Coding(dossiers, RepeatingJudging()).code(WORKSPACE, "p-ovens", KNOWING).edition == bakery


def test_without_a_dossier_it_is_said_how_to_load_one(dossiers: FakeDossiers):
    with pytest.raises(DossierError, match="plumbline dossier load FOLDER"):
        Coding(dossiers, RepeatingJudging()).code(WORKSPACE, "p-shops", KNOWING)


def test_a_model_has_the_word_but_what_nobody_said_is_left_out(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier())
    coding = Coding(dossiers, RepeatingJudging(), FixedJudging(BY_MODEL))

    assert coding.code(WORKSPACE, "p-shops", KNOWING).coded == replace(BY_MODEL, quotes=())


def test_where_the_model_fails_the_rules_have_the_word(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier())
    coding = Coding(dossiers, RepeatingJudging(), FixedJudging(None))

    coded = coding.code(WORKSPACE, "p-shops", KNOWING).coded

    assert (coded.knows_strategy, coded.by) == (Grasp.CLEAR, "rules")


def test_a_dossier_without_answers_has_no_picture(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier())

    assert Coding(dossiers, RepeatingJudging()).pictures(WORKSPACE) == []


def test_the_picture_compares_the_latest_answers_with_the_first(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, dossier())
    first = dossiers.keep(WORKSPACE, heard(shops=UNKNOWING, ovens=UNKNOWING))
    latest = dossiers.keep(WORKSPACE, heard(shops=KNOWING, ovens=UNKNOWING))

    (seen,) = Coding(dossiers, RepeatingJudging()).pictures(WORKSPACE)

    assert (seen.edition, seen.first_edition) == (latest, first)
    assert [row.total for row in seen.now.grasps] == [1, 0, 0, 1]
    assert seen.before is not None
    assert [row.total for row in seen.before.grasps] == [2, 0, 0, 0]


def test_nothing_is_compared_while_nobody_was_asked_again(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, heard(shops=KNOWING))
    dossiers.keep(WORKSPACE, heard(shops=KNOWING))

    (seen,) = Coding(dossiers, RepeatingJudging()).pictures(WORKSPACE)

    assert (seen.before, seen.first_edition) == (None, None)


def heard(**answers: OwnWords) -> Dossier:
    said = [Understanding(person=f"p-{name}", answers=words) for name, words in answers.items()]
    return dossier(understanding=said)
