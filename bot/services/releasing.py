"""Releasing: figures about people are told once they are safe beside all that were told before.

A release is frozen. Until enough answers have come, changed or gone for another one, it is shown as it was.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.domain.disclosure import MINIMUM, Counted, Figure, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Release:
    """Figures as they were told: `figures` says whom they count, `shown` holds what was told, as JSON.

    `number` counts the releases of one name in a workspace from 1.
    """

    name: str
    number: int
    figures: tuple[Figure, ...]
    shown: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures that could be told, and what makes them."""

    figures: tuple[Figure, ...]
    show: Callable[[], str]


class Releases(Protocol):
    """What was told of each name in a workspace."""

    def of(self, workspace: str, name: str) -> list[Release]:
        """Return all releases of a name, latest first."""
        ...

    def names(self, workspace: str) -> list[str]:
        """Return the names of which anything was told, in order."""
        ...

    def keep(
        self, workspace: str, name: str, number: int, figures: tuple[Figure, ...], shown: str
    ) -> Release:
        """Keep a release of this number. Raises StorageError where somebody else was faster."""
        ...


class Releasing:
    """Decides what is told."""

    def __init__(self, releases: Releases) -> None:
        self._releases = releases

    def latest(self, workspace: str, name: str) -> Release | None:
        """Return what was told last."""
        return next(iter(self._releases.of(workspace, name)), None)

    def names(self, workspace: str) -> list[str]:
        """Return the names of which anything was told."""
        return self._releases.names(workspace)

    def settle(self, workspace: str, name: str, candidates: Sequence[Candidate]) -> Release | None:
        """Release the first candidate that is safe beside everything earlier, or return what was told last.

        None where nothing was told yet and nothing can be.
        """
        earlier = self._releases.of(workspace, name)
        known = [figure for release in earlier for figure in release.figures]
        for one in candidates:
            if earlier and set(one.figures) == set(earlier[0].figures):
                return earlier[0]
            if all(_people(figure) >= MINIMUM for figure in one.figures) and safe([*known, *one.figures]):
                return self._releases.keep(workspace, name, len(earlier) + 1, one.figures, one.show())
        return earlier[0] if earlier else None


def marked(person: str, *answers: str) -> Counted:
    """Return how somebody's answers are known again, without a word of them."""
    return Counted(_mark(person), _mark(person, *answers))


def _mark(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:20]


def _people(figure: Figure) -> int:
    return len({counted.person for counted in figure})
