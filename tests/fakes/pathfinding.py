"""Finding paths without similarity: by the names of the domains that somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.perspective import Domain, Initiative, Part, Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.perspective import Told


class NamedPaths:
    """Implements `Pathfinding`: whoever says `it_strategy` means it."""

    def find(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        return tuple(map(self._found, told))

    def _found(self, told: Told) -> Initiative:
        found = {part: next((one for one in Domain if one in told.at(part)), None) for part in Part}
        quotes = {part: domain.value for part, domain in found.items() if domain}
        return Initiative(Path(*found.values()), quotes)
