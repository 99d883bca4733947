"""Releases in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError
from bot.services.releasing import Release

if TYPE_CHECKING:
    from bot.domain.disclosure import Figure
    from bot.services.ports import Clock


class FakeReleases:
    """Implements `Releases`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[tuple[str, str], list[Release]] = {}

    def of(self, workspace: str, name: str) -> list[Release]:
        return self._kept.get((workspace, name), [])[::-1]

    def names(self, workspace: str) -> list[str]:
        return sorted(name for where, name in self._kept if where == workspace)

    def keep(
        self, workspace: str, name: str, number: int, figures: tuple[Figure, ...], shown: str
    ) -> Release:
        releases = self._kept.setdefault((workspace, name), [])
        if number != len(releases) + 1:
            raise StorageError(f"{name} has a release {number} already.")
        releases.append(Release(name, number, figures, shown, self._clock()))
        return releases[-1]
