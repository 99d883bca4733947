"""A strategy and its documents on the company's shelf."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.strategy_sections import sections
from knowledge.documents import Document, Reader, Section
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.dossier import Edition
    from knowledge.library import Library


class LibraryShelf:
    """The StrategyShelf port over the library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def put(self, workspace: str, edition: Edition) -> None:
        """Let an edition stand there, in the place of the one before; what has not changed is left."""
        prefix = f"{edition.dossier.strategy.id}/"
        documents = [replace(one, name=prefix + one.name) for one in _documents(edition)]
        for document in documents:
            self._library.add(document, workspace, _unseen)
        names = {document.name for document in documents}
        for entry in self._library.entries(Shelf.COMPANY, workspace):
            if entry.name.startswith(prefix) and entry.name not in names:
                self._library.remove(entry.name, workspace)


def _documents(edition: Edition) -> Iterator[Document]:
    strategy = edition.dossier.strategy
    told = tuple(Section(section.heading, section.text) for section in sections(strategy))
    digest = hashlib.sha256(strategy.model_dump_json().encode()).hexdigest()
    yield Document("strategy", edition.title, told, digest)
    with Reader() as reader:
        for document in edition.dossier.documents:
            yield reader.document(document.name, document.text.encode())


def _unseen(_records: int) -> None:
    """Nobody watches the progress."""
