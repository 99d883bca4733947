"""Shelves for tests, filled."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from bot.bootstrap import build
from bot.settings import Settings
from knowledge.index import Shelves
from knowledge.library import Library
from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval
from tests.tiny import COMPANIES, FRAMEWORK

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.embedding import PackagedEmbeddings


def silent(_records: int) -> None:
    """Nobody watches the progress."""


def names(library: Library, workspace: str, shelf: Shelf = Shelf.COMPANY) -> list[str]:
    """Return what stands on a shelf, in the order of the alphabet."""
    return sorted(entry.name for entry in library.entries(shelf, workspace))


def framework_home(own: Path) -> Path:
    """Return a data folder with the framework on its shelf, which the first process fills for all."""
    together = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = together / "framework"
    with (together / "framework.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            assert build(Settings(home=together / "filling", _env_file=None)).library
            (together / "filling").rename(folder)
    return folder


def tiny_search(folder: Path, embeddings: PackagedEmbeddings) -> Retrieval:
    """Return a search over a tiny framework, and over the papers of two companies."""
    library = Library(Shelves(folder, embeddings.name), embeddings)
    library.fill_framework(FRAMEWORK, silent)
    for workspace, papers in COMPANIES.items():
        for paper in papers:
            library.add(paper, workspace, silent)
    return Retrieval(library.shelves, embeddings)
