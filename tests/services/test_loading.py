"""Loading a company's strategy."""

from __future__ import annotations

import pytest

from bot.domain.errors import DossierError
from bot.services.loading import Loading
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeArchives, FakeDossiers, FakeShelf


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf()


@pytest.fixture
def loading(shelf: FakeShelf) -> Loading:
    return Loading(FakeDossiers(FakeClock()), shelf, FakeArchives())


def test_a_dossier_that_is_loaded_is_kept_and_stands_on_the_shelf(loading: Loading, shelf: FakeShelf):
    loaded = loading.load("W1", dossier())

    assert (loaded.new, loaded.edition.reference) == (True, "bakery-strategy#1")
    assert shelf.stands == ["W1 bakery-strategy#1"]


def test_the_same_dossier_again_is_no_new_edition(loading: Loading, shelf: FakeShelf):
    loading.load("W1", dossier())

    loaded = loading.load("W1", dossier())

    assert (loaded.new, loaded.edition.number) == (False, 1)
    assert shelf.stands == ["W1 bakery-strategy#1"] * 2


def test_a_changed_strategy_needs_a_higher_version(loading: Loading):
    loading.load("W1", dossier())

    with pytest.raises(DossierError, match="`version: 2`"):
        loading.load("W1", dossier(strategy={"mission": "More bread."}))

    assert loading.load("W1", dossier(strategy={"mission": "More bread.", "version": 2})).edition.number == 2


def test_other_demands_make_an_edition_without_a_new_version(loading: Loading):
    loading.load("W1", dossier())

    assert loading.load("W1", dossier(demands=[])).edition.number == 2
