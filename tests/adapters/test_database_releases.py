"""Releases, wherever they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.disclosure import Counted
from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from tests.adapters.conftest import Store

ALL = frozenset({Counted("p1", "v1"), Counted("p2", "v2")})
SOME = frozenset({Counted("p1", "v1")})


def test_releases_of_a_name_come_back_latest_first(store: Store) -> None:
    first = store.releases.keep("T1", "understanding/bakery", 1, (ALL, SOME), '{"n": 1}')
    second = store.releases.keep("T1", "understanding/bakery", 2, (ALL,), '{"n": 2}')

    assert store.releases.of("T1", "understanding/bakery") == [second, first]
    assert (first.number, second.number, first.figures) == (1, 2, (ALL, SOME))


def test_of_two_who_tell_at_once_the_slower_one_tells_nothing(store: Store) -> None:
    first = store.releases.keep("T1", "perspective", 1, (ALL,), "{}")

    with pytest.raises(StorageError):
        store.releases.keep("T1", "perspective", 1, (SOME,), "{}")

    assert store.releases.of("T1", "perspective") == [first]


def test_other_names_and_workspaces_are_left_out(store: Store) -> None:
    store.releases.keep("T1", "understanding/bakery", 1, (ALL,), "{}")
    store.releases.keep("T1", "perspective", 1, (ALL,), "{}")

    assert store.releases.of("T1", "understanding/mill") == []
    assert store.releases.names("T1") == ["perspective", "understanding/bakery"]
    assert store.releases.names("T2") == []
