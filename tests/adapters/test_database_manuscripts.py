"""The contract of `Manuscripts`, kept by the fake and by both databases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.editing.changes import Asked, Chosen, Described, Foreseen, Founded, Removed, Titled, Weighed
from bot.domain.editing.items import Item, Kind
from bot.domain.editing.manuscript import Carried, Changed, Discarded, Published, Undone
from bot.domain.errors import StorageError
from bot.domain.strategy import Consequence, Cost, Criterion, Rejection
from tests.dossiers import dossier
from tests.manuscripts import AT, manuscript

if TYPE_CHECKING:
    from bot.domain.editing.manuscript import Manuscript
    from tests.adapters.conftest import Store

COST = Cost(one_off=1, yearly=0.5, currency="DKK")
FELT = Consequence.model_validate(
    {"area": "area-ovens", "effect": "mixed", "text": "„Heiß“", "horizon": "short"}
)
CHANGES = (
    Founded(dossier().strategy),
    Titled("One bakery", "Crumb & Sons", "2027", "Bread.", "One till."),
    Asked("d-oven", "g-one-till", "One oven?", date(2026, 3, 1), "The bakers"),
    Weighed("d-oven", Criterion(id="c-heat", name="Heat", weight=5)),
    Described("d-oven", "o-yes", "Yes", "We buy one.", COST, ("Fire",), {"c-heat": 5}),
    Foreseen("d-oven", "o-yes", "area-ovens", (FELT,)),
    Chosen("d-oven", "o-yes", ("Warm",), (Rejection(option="o-no", because="Cold"),), ("Sun",)),
    Removed(Item(Kind.OPTION, ("d-oven", "o-yes"))),
)
ENTRIES = (
    *(Changed(change, "U1", f"trigger:{number}", AT) for number, change in enumerate(CHANGES)),
    Undone("U1", "action:1", AT),
    Carried(2, "U2", "action:2", AT),
    Published(3, "U2", "action:3", AT),
    Discarded("U2", "action:4", AT),
)


def keep(store: Store, kept: Manuscript, known: int = 0) -> None:
    work = store.deliveries.work(kept.workspace, "D1")
    work.keep_manuscript(kept, known)
    store.deliveries.commit(work)


def test_who_is_forgotten_is_no_longer_named_with_what_they_changed(store: Store) -> None:
    kept = manuscript().add(*ENTRIES)
    keep(store, kept)

    keep(store, after := kept.forget("U1", "action:5", AT), known=kept.revision)

    assert store.manuscripts.all("T1") == [after]
    assert [one.change for one in after.standing] == [one.change for one in kept.standing]
    assert after.ended == kept.ended
    assert "U1" not in repr(after)


def test_a_manuscript_comes_back_as_it_was_kept(store: Store) -> None:
    kept = manuscript().add(*ENTRIES)

    keep(store, kept)

    assert store.manuscripts.of_dossier("T1", "bakery-strategy") == [kept]
    assert store.manuscripts.all("T1") == [kept]


def test_manuscripts_of_other_dossiers_and_workspaces_are_left_out(store: Store) -> None:
    keep(store, manuscript())

    assert store.manuscripts.of_dossier("T1", "another-strategy") == []
    assert store.manuscripts.all("T2") == []


def test_of_two_who_change_at_once_the_slower_one_fails(store: Store) -> None:
    keep(store, manuscript())
    keep(store, manuscript().add(ENTRIES[1]), known=1)

    with pytest.raises(StorageError):
        keep(store, manuscript().add(ENTRIES[2]), known=1)

    assert store.manuscripts.all("T1") == [manuscript().add(ENTRIES[1])]
