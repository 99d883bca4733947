"""Loading a company's strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import DossierError
from bot.services.loading import Loading
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeArchives, FakeDossiers, FakeShelf

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier, Edition


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


class Overtaken(FakeDossiers):
    """Lets somebody else keep a dossier right before the next one is kept."""

    def __init__(self, other: Dossier) -> None:
        super().__init__(FakeClock())
        self.other: Dossier | None = other

    def keep(self, workspace: str, dossier: Dossier, after: int | None = None) -> Edition:
        other, self.other = self.other, None
        if other is not None:
            super().keep(workspace, other)
        return super().keep(workspace, dossier, after)


def test_whoever_is_overtaken_looks_again(shelf: FakeShelf):
    dossiers = Overtaken(dossier(strategy={"version": 2, "mission": "More bread."}))

    with pytest.raises(DossierError, match="`version: 3`"):
        Loading(dossiers, shelf, FakeArchives()).load("W1", dossier(strategy={"version": 2}))

    assert [each.dossier.strategy.mission for each in dossiers.editions("W1", "bakery-strategy")] == [
        "More bread."
    ]


def test_whoever_is_overtaken_by_the_same_dossier_uses_that(shelf: FakeShelf):
    dossiers = Overtaken(dossier())

    loaded = Loading(dossiers, shelf, FakeArchives()).load("W1", dossier())

    assert (loaded.new, loaded.edition.number) == (False, 1)


def test_the_latest_edition_stands_on_the_shelf_however_long_putting_took(loading: Loading, shelf: FakeShelf):
    later = iter([dossier(demands=[])])
    shelf.meanwhile = lambda: [loading.load("W1", one) for one in later]

    loading.load("W1", dossier())

    assert shelf.stands[-1] == "W1 bakery-strategy#2"
