"""Loading a company's strategy: kept as a new edition, and put on the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.errors import DossierError

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier, Edition
    from bot.domain.dossier_review.reading import DossierRead
    from bot.services.ports import Dossiers, StrategyShelf


LARGEST_ARCHIVE: Final = 5_000_000
"""Bytes of an archive with a dossier."""


class DossierArchives(Protocol):
    """What reads dossiers out of archives that people send."""

    def read(self, content: bytes) -> DossierRead:
        """Read a ZIP archive, with every flaw at its line. Raises DossierError for what can't be unpacked."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """The edition that is in use now, and whether it is a new one."""

    edition: Edition
    new: bool


class Loading:
    """Takes dossiers in. An edition stays what it was: answers name the one that they were given from."""

    def __init__(self, dossiers: Dossiers, shelf: StrategyShelf, archives: DossierArchives) -> None:
        self._dossiers = dossiers
        self._shelf = shelf
        self._archives = archives

    def check(self, archive: bytes) -> DossierRead:
        """Say what is in a ZIP archive; nothing is kept. Raises DossierError for what can't be unpacked."""
        return self._archives.read(archive)

    def load(self, workspace: str, dossier: Dossier) -> Loaded:
        """Use a dossier from now on; one that is in use already is only put on the shelf again.

        Raises DossierError where the strategy differs from the one in use, and its version is not higher.
        """
        editions = self._dossiers.editions(workspace, dossier.strategy.id)
        before = editions[0] if editions else None
        if before is not None and before.dossier == dossier:
            loaded = Loaded(before, new=False)
        else:
            _require_higher(before, dossier)
            loaded = Loaded(self._dossiers.keep(workspace, dossier), new=True)
        self._shelf.put(workspace, loaded.edition)
        return loaded


def _require_higher(before: Edition | None, dossier: Dossier) -> None:
    if before is None or before.dossier.strategy == dossier.strategy:
        return
    old, new = before.dossier.strategy.version, dossier.strategy.version
    if new <= old:
        raise DossierError(
            f"“{dossier.strategy.title}” has changed, but its version is {new}, and version {old} is in use. "
            f"Set `version: {old + 1}` in strategy.yaml, so that people can tell the two apart."
        )
