"""The contract of `Courses`, kept by the fake and by both databases."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import StorageError
from bot.domain.targets.course import TakenBack
from tests.courses import AT, course, measured

if TYPE_CHECKING:
    from bot.domain.targets.course import Course
    from tests.adapters.conftest import Store


def keep(store: Store, kept: Course, known: int = 0) -> None:
    work = store.deliveries.work(kept.workspace, "D1")
    work.keep_course(kept, known)
    store.deliveries.commit(work)


def test_a_course_comes_back_as_it_was_kept(store: Store) -> None:
    kept = course("„Heiß“").add(TakenBack("U2", "action:1", AT), measured(7.5))

    keep(store, kept)

    assert store.courses.of_dossier("T1", "bakery-strategy") == [kept]


def test_who_is_forgotten_is_no_longer_named_with_what_they_recorded(store: Store) -> None:
    kept = course("„Heiß“").add(TakenBack("U2", "action:1", AT), measured(7.5))
    keep(store, kept)

    keep(store, after := kept.forget("U1", "action:2", AT), known=kept.revision)

    assert store.courses.all("T1") == [after]
    assert (after.latest.value, after.latest.by) == (7.5, "")
    assert not {"U1", "„Heiß“"} & {part for entry in after.entries for part in vars_of(entry)}


def vars_of(entry: object) -> set[str]:
    return {value for value in asdict(entry).values() if isinstance(value, str)}


def test_courses_of_other_dossiers_and_workspaces_are_left_out(store: Store) -> None:
    keep(store, course())

    assert store.courses.of_dossier("T1", "another-strategy") == []
    assert store.courses.of_dossier("T2", "bakery-strategy") == []
    assert (store.courses.all("T1"), store.courses.all("T2")) == ([course()], [])


def test_of_two_who_record_at_once_the_slower_one_fails(store: Store) -> None:
    keep(store, course())
    keep(store, course().add(measured(6)), known=1)

    with pytest.raises(StorageError):
        keep(store, course().add(measured(8)), known=1)

    assert store.courses.of_dossier("T1", "bakery-strategy") == [course().add(measured(6))]
