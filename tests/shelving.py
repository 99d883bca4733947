"""Shelves for tests: the embedding model and a filled index, each opened once."""

from __future__ import annotations

import fcntl
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import build
from bot.settings import Settings
from knowledge.embedding import PackagedEmbeddings
from knowledge.index import Shelves
from knowledge.library import Library
from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval
from tests.tiny import COMPANIES, FRAMEWORK

if TYPE_CHECKING:
    from pathlib import Path


def silent(_records: int) -> None:
    """Nobody watches the progress."""


def names(library: Library, workspace: str, shelf: Shelf = Shelf.COMPANY) -> list[str]:
    """Return what stands on a shelf, in the order of the alphabet."""
    return sorted(entry.name for entry in library.entries(shelf, workspace))


@pytest.fixture(scope="session")
def embeddings() -> PackagedEmbeddings:
    """The packaged model."""
    return PackagedEmbeddings()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the framework on its shelf; tests keep apart by workspaces of their own."""
    folder = tmp_path_factory.mktemp("parent") / "home"
    shutil.copytree(_filled_once(tmp_path_factory.getbasetemp()), folder)
    return folder


def _filled_once(own: Path) -> Path:
    """Return a data folder with the framework on its shelf, which the first process fills for all."""
    together = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = together / "framework"
    with (together / "framework.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            assert build(Settings(home=together / "filling", _env_file=None)).library
            (together / "filling").rename(folder)
    return folder


@pytest.fixture(scope="session")
def tiny(embeddings: PackagedEmbeddings, tmp_path_factory: pytest.TempPathFactory) -> Retrieval:
    """A search over a tiny framework, and over the papers of two companies."""
    library = Library(Shelves(tmp_path_factory.mktemp("tiny"), embeddings.name), embeddings)
    library.fill_framework(FRAMEWORK, silent)
    for workspace, papers in COMPANIES.items():
        for paper in papers:
            library.add(paper, workspace, silent)
    return Retrieval(library.shelves, embeddings)
