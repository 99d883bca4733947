"""Manuscripts in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from bot.domain.editing.manuscript import Manuscript


class FakeManuscripts:
    """Implements `Manuscripts`."""

    def __init__(self) -> None:
        self.manuscripts: dict[tuple[str, str], Manuscript] = {}

    def keep(self, manuscript: Manuscript, known: int) -> None:
        """Store a manuscript, as work does when it is committed."""
        key = manuscript.workspace, manuscript.id
        stored = self.manuscripts.get(key)
        if stored is not None and manuscript.entries[known:] and len(stored.entries) != known:
            raise StorageError("another request was faster")
        self.manuscripts[key] = manuscript

    def of_dossier(self, workspace: str, dossier: str) -> list[Manuscript]:
        return [each for each in self.all(workspace) if each.dossier == dossier]

    def all(self, workspace: str) -> list[Manuscript]:
        return [each for each in self.manuscripts.values() if each.workspace == workspace]
