"""The contract of `Dossiers`, kept by the fake and by both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import OvertakenError
from tests.dossiers import dossier

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

FIRST = dossier()
SECOND = dossier(strategy={"version": 2})
OTHER = dossier(strategy={"id": "a-strategy"})


def test_what_is_kept_is_what_was_loaded(store: Store):
    kept = store.dossiers.keep("W1", FIRST)

    assert (kept.number, kept.dossier, kept.reference) == (1, FIRST, "bakery-strategy#1")
    assert store.dossiers.current("W1") == [kept]


def test_a_changed_strategy_keeps_the_old_one(store: Store):
    first = store.dossiers.keep("W1", FIRST)
    second = store.dossiers.keep("W1", SECOND)

    assert second.number == 2
    assert store.dossiers.current("W1") == [second]
    assert store.dossiers.editions("W1", "bakery-strategy") == [second, first]


def test_a_workspace_may_have_several_dossiers(store: Store):
    first = store.dossiers.keep("W1", FIRST)
    other = store.dossiers.keep("W1", OTHER)

    assert store.dossiers.current("W1") == [other, first]


def test_a_workspace_sees_its_own_dossiers_only(store: Store):
    store.dossiers.keep("W1", FIRST)

    assert store.dossiers.current("W2") == []
    assert store.dossiers.editions("W2", "bakery-strategy") == []


def test_a_dossier_is_kept_only_after_the_edition_that_was_looked_at(store: Store):
    store.dossiers.keep("W1", FIRST, after=0)

    with pytest.raises(OvertakenError):
        store.dossiers.keep("W1", SECOND, after=0)

    assert [each.number for each in store.dossiers.editions("W1", "bakery-strategy")] == [1]


def test_of_many_who_keep_at_once_after_the_same_edition_one_does(store: Store):
    store.dossiers.keep("W1", FIRST)
    start = Barrier(4)

    def keep(mission: str) -> str | None:
        changed = dossier(strategy={"version": 2, "mission": mission})
        start.wait()
        try:
            return store.dossiers.keep("W1", changed, after=1).dossier.strategy.mission
        except OvertakenError:
            return None

    with ThreadPoolExecutor(4) as pool:
        kept = [mission for mission in pool.map(keep, "abcd") if mission]

    editions = store.dossiers.editions("W1", "bakery-strategy")
    assert [(each.number, each.dossier.strategy.mission) for each in editions[:-1]] == [(2, kept[0])]
    assert len(kept) == 1
