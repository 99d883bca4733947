"""Manuscripts as they are kept: the port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.editing.manuscript import Manuscript


class Manuscripts(Protocol):
    """The manuscripts of a workspace's strategies, each with everything that happened to it."""

    def of_dossier(self, workspace: str, dossier: str) -> list[Manuscript]:
        """Return the manuscripts of one dossier, also those that have ended."""
        ...

    def all(self, workspace: str) -> list[Manuscript]:
        """Return every manuscript."""
        ...
