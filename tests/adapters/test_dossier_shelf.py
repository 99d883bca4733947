"""A strategy on the company's shelf."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_shelf import LibraryShelf
from bot.domain.dossier import Document, Dossier, Edition
from knowledge.index import Shelves
from knowledge.library import Library
from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval
from tests.dossiers import dossier
from tests.fakes.embeddings import WordEmbeddings
from tests.shelving import names

if TYPE_CHECKING:
    from pathlib import Path

WORDS = WordEmbeddings()
MEMO = Document(name="memo.md", text="# Memo\n\nFlour is bought from two mills, so that one may fail.\n")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Shelves(tmp_path, "words"), WORDS)


def edition(of: Dossier) -> Edition:
    return Edition(1, of, datetime(2026, 3, 2, tzinfo=UTC))


def test_a_strategy_stands_there_with_its_documents_and_is_found(library: Library):
    LibraryShelf(library).put("W1", edition(dossier(documents=[MEMO])))

    found = Retrieval(library.shelves, WORDS).search(
        "Why did the shops not keep their tills?", (), "W1", (Shelf.COMPANY,), 3
    )

    assert names(library, "W1") == ["bakery-strategy/memo.md", "bakery-strategy/strategy"]
    assert {hit.passage.document for hit in found.found} >= {"One bakery (version 1)"}


def test_what_an_edition_no_longer_holds_is_taken_off(library: Library):
    shelf = LibraryShelf(library)
    shelf.put("W1", edition(dossier(documents=[MEMO])))

    shelf.put("W1", edition(dossier()))

    assert names(library, "W1") == ["bakery-strategy/strategy"]
