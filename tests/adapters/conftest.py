"""What stores deliveries: memory, SQLite, PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.adapters.database.storage import open_storage
from tests.databases import KEY, ready_database
from tests.fakes.deliveries import FakeDeliveries
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.releases import FakeReleases
from tests.sharing import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.services.courses import Courses
    from bot.services.delivery import Deliveries
    from bot.services.drafts import Drafts
    from bot.services.manuscripts import Manuscripts
    from bot.services.ports import Dossiers, Interviews, Turns
    from bot.services.releasing import Releases
    from bot.services.walks import Walks
    from tests.fakes.clock import FakeClock


class Store(NamedTuple):
    deliveries: Deliveries
    turns: Turns
    interviews: Interviews
    dossiers: Dossiers
    walks: Walks
    drafts: Drafts
    manuscripts: Manuscripts
    courses: Courses
    releases: Releases


@pytest.fixture(params=["memory", *KINDS])
def store(request: pytest.FixtureRequest, clock: FakeClock, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        fake = FakeDeliveries(clock)
        yield Store(
            fake, fake.turns, fake.interviews, FakeDossiers(clock), fake.walks, fake.drafts,
            fake.manuscripts, fake.courses, FakeReleases(clock),
        )  # fmt: skip
        return
    storage = open_storage(ready_database(request.param, tmp_path), [KEY], clock)
    yield Store(
        storage.deliveries, storage.turns, storage.interviews, storage.dossiers, storage.walks,
        storage.drafts, storage.manuscripts, storage.courses, storage.releases,
    )  # fmt: skip
    storage.close()


@pytest.fixture
def deliveries(store: Store) -> Deliveries:
    return store.deliveries
