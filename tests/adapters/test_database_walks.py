"""The contract of `Walks`, kept by the fake and by both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StorageError
from bot.domain.walk.entries import Chose, Placed, Unwrote, Walk, WentBack, WentOn, Wrote
from bot.domain.walk.moves import unwrite
from bot.services.delivery import Post
from bot.services.steps import Sent
from bot.services.walks import effects_of, step_effect
from tests.adapters.steps import sending
from tests.walks import AT, walk

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

ENTRIES = (
    Placed("area-shops", "action:1", AT),
    Chose("o-keep", "action:2", AT + timedelta(microseconds=1)),
    WentOn("action:3", AT),
    WentBack("action:4", AT),
    Wrote("5.000100", "Wir schulen sechzig „Leute“", "event:5", AT),
    Wrote("6.000100", None, "event:6", AT),
    Unwrote("6.000100", "event:7", AT),
)


def keep(store: Store, walk: Walk, known: int = 0) -> None:
    work = store.deliveries.work(walk.workspace, "D1")
    work.keep_walk(walk, known)
    store.deliveries.commit(work)


def test_a_walk_comes_back_as_it_was_kept(store: Store) -> None:
    kept = walk().add(*ENTRIES)

    keep(store, kept)

    assert store.walks.walk("T1", "w1") == kept
    assert store.walks.in_thread("T1", "D1", kept.thread) == kept
    assert store.walks.of_person("T1", "U1") == [kept]


def test_entries_are_added_to_those_that_are_there(store: Store) -> None:
    keep(store, walk())
    keep(store, walk().add(*ENTRIES[:2]))
    keep(store, walk().add(*ENTRIES[:3]), known=2)

    assert store.walks.walk("T1", "w1") == walk().add(*ENTRIES[:3])


def test_of_two_who_add_at_once_the_slower_one_fails(store: Store) -> None:
    keep(store, walk().add(ENTRIES[0]))
    keep(store, walk().add(*ENTRIES[:2]), known=1)

    with pytest.raises(StorageError):
        keep(store, walk().add(ENTRIES[0], ENTRIES[2]), known=1)

    assert store.walks.walk("T1", "w1") == walk().add(*ENTRIES[:2])


def test_words_that_are_taken_back_are_gone(store: Store) -> None:
    keep(store, walk().add(*ENTRIES[:5]))
    after = unwrite(walk().add(*ENTRIES[:5]), "5.000100", "event:8", AT)
    assert isinstance(after, Walk)

    keep(store, after, known=5)

    assert store.walks.walk("T1", "w1") == after
    assert "sechzig" not in repr(store.walks.walk("T1", "w1"))


def test_nothing_is_known_of_other_workspaces_people_and_threads(store: Store) -> None:
    keep(store, walk())

    assert store.walks.walk("T2", "w1") is None
    assert store.walks.in_thread("T2", "D1", walk().thread) is None
    assert store.walks.in_thread("T1", "D1", "1.0") is None
    assert store.walks.of_person("T2", "U1") == []
    assert store.walks.of_person("T1", "U2") == []


def test_somebodys_walks_come_latest_first(store: Store) -> None:
    late = replace(walk(), id="w0", thread="1800000000.000100", started=AT + timedelta(days=1))

    keep(store, walk())
    keep(store, late)

    assert store.walks.of_person("T1", "U1") == [late, walk()]


def test_an_erased_walk_leaves_nothing(store: Store) -> None:
    keep(store, walk().add(*ENTRIES))
    other = replace(walk(), id="w10", thread="1800000000.000100")
    keep(store, other)
    post(store, step_effect("w1", 0), "7.000100")
    post(store, f"{effects_of('w1')}root:1", "7.000200")
    post(store, step_effect("w10", 0), "8.000100")
    posted = store.walks.messages("T1", "w1")
    work = store.deliveries.work("T1", "D1")

    work.erase_walk("w1")
    store.deliveries.commit(work)

    assert posted == ["7.000100", "7.000200"]
    assert store.walks.of_person("T1", "U1") == [other]
    assert store.walks.messages("T1", "w1") == []
    assert store.walks.messages("T1", "w10") == ["8.000100"]


def post(store: Store, effect: str, ts: str) -> None:
    """Have something posted, at a timestamp."""
    work = store.deliveries.work("T1", "D1")
    work.post(Post(effect, "D1", "chat.postMessage", {"text": "words"}))
    store.deliveries.commit(work)
    store.deliveries.sent(sending(store.deliveries.claim()), Sent(ts))
