"""Dossiers in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.dossier import Edition
from bot.domain.dossier_review.reading import DossierRead
from bot.domain.errors import OvertakenError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.dossier import Dossier
    from bot.services.ports import Clock


class FakeDossiers:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[tuple[str, str], list[Edition]] = {}

    def current(self, workspace: str) -> list[Edition]:
        return [editions[-1] for (where, _), editions in sorted(self._kept.items()) if where == workspace]

    def editions(self, workspace: str, dossier_id: str) -> list[Edition]:
        return self._kept.get((workspace, dossier_id), [])[::-1]

    def keep(self, workspace: str, dossier: Dossier, after: int | None = None) -> Edition:
        editions = self._kept.setdefault((workspace, dossier.strategy.id), [])
        if after not in {None, len(editions)}:
            raise OvertakenError(str(after))
        editions.append(Edition(len(editions) + 1, dossier, self._clock()))
        return editions[-1]


class FakeShelf:
    """Implements `StrategyShelf`: remembers what was put there."""

    def __init__(self) -> None:
        self.stands: list[str] = []
        self.meanwhile: Callable[[], object] = list

    def put(self, workspace: str, edition: Edition) -> None:
        self.meanwhile()
        self.stands.append(f"{workspace} {edition.reference}")


class FakeArchives:
    """Implements `DossierArchives`: finds nothing in any archive."""

    def read(self, content: bytes) -> DossierRead:
        del content
        return DossierRead(None, ())
