"""Loading a company's strategy: kept as a new edition, and put on the shelf."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.errors import DossierError, OvertakenError

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

    def load(self, workspace: str, dossier: Dossier, after: int | None = None) -> Loaded:
        """Use a dossier from now on; one that is in use already is only put on the shelf again.

        `after` is the number of the edition that it was made from, 0 where there was none. Raises
        DossierError where another is in use by now, or the strategy differs and its version is not higher.
        """
        loaded = self._kept(workspace, dossier, after)
        self._put(workspace, loaded.edition)
        return loaded

    def _kept(self, workspace: str, dossier: Dossier, after: int | None) -> Loaded:
        while True:
            before = self._latest(workspace, dossier.strategy.id)
            if before is not None and before.dossier == dossier:
                return Loaded(before, new=False)
            number = before.number if before else 0
            if after not in {None, number}:
                raise DossierError(f"Edition {number} of “{dossier.strategy.title}” came into use meanwhile.")
            _require_higher(before, dossier)
            with suppress(OvertakenError):  # then it is looked at what is in use now
                return Loaded(self._dossiers.keep(workspace, dossier, number), new=True)

    def _put(self, workspace: str, edition: Edition) -> None:
        """Put an edition on the shelf, or the one that came into use while that was done."""
        standing: Edition | None = None
        latest: Edition | None = edition
        while latest is not None and (standing is None or standing.number < latest.number):
            self._shelf.put(workspace, latest)
            standing, latest = latest, self._latest(workspace, edition.dossier.strategy.id)

    def _latest(self, workspace: str, dossier_id: str) -> Edition | None:
        used = self._dossiers.current(workspace)
        return next((each for each in used if each.dossier.strategy.id == dossier_id), None)


def _require_higher(before: Edition | None, dossier: Dossier) -> None:
    if before is None or before.dossier.strategy == dossier.strategy:
        return
    old, new = before.dossier.strategy.version, dossier.strategy.version
    if new <= old:
        raise DossierError(
            f"“{dossier.strategy.title}” has changed, but its version is {new}, and version {old} is in use. "
            f"Set `version: {old + 1}` in strategy.yaml, so that people can tell the two apart."
        )
