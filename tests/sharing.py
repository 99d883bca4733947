"""Fixtures of all tests: databases, the embedding model, filled shelves.

Each imports what it needs when a test wants it: the process that only hands out tests begins at once.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.adapters.database.storage import Storage
    from knowledge.embedding import PackagedEmbeddings
    from knowledge.retrieval import Retrieval

KINDS = ("sqlite", "postgresql")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database's address."""
    from tests.databases import empty_database

    return empty_database(request.param, tmp_path)


@pytest.fixture(params=KINDS)
def storage(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Iterator[Storage]:
    from bot.adapters.database.storage import open_storage
    from tests.databases import KEY, ready_database

    opened = open_storage(ready_database(request.param, tmp_path), [KEY], clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def embeddings() -> PackagedEmbeddings:
    """The packaged model."""
    from knowledge.embedding import PackagedEmbeddings

    return PackagedEmbeddings()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the framework on its shelf; tests keep apart by workspaces of their own."""
    from tests.shelving import framework_home

    folder = tmp_path_factory.mktemp("parent") / "home"
    shutil.copytree(framework_home(tmp_path_factory.getbasetemp()), folder)
    return folder


@pytest.fixture(scope="session")
def tiny(embeddings: PackagedEmbeddings, tmp_path_factory: pytest.TempPathFactory) -> Retrieval:
    """A search over a tiny framework, and over the papers of two companies."""
    from tests.shelving import tiny_search

    return tiny_search(tmp_path_factory.mktemp("tiny"), embeddings)
