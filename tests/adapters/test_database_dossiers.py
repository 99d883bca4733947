"""The contract of `Dossiers`, kept by the fake and by both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
