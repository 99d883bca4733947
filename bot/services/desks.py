"""Desks: strategies as facilitators have them before them, and what becomes of their manuscripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.editing.findings import Finding, findings
from bot.domain.editing.manuscript import proof
from bot.domain.editing.overlaps import carried_from, overlaps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.editing.manuscript import Changed, Manuscript
    from bot.domain.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, and the request that it is done by."""

    person: str
    cause: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Which manuscript of a strategy it was, from 1, and how much had happened to it.

    What was shown at another moment may be out of date, also where the next manuscript has just begun.
    """

    manuscript: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """A strategy as facilitators have it before them.

    `edition` is the one in use (None before the first), `base` the one that changes are made to. `known` is
    how many entries of the manuscript are stored; `lost` are changes that no longer found their item,
    `overlaps` those of what the edition that they were carried over to had changed as well.
    """

    manuscript: Manuscript
    known: int
    dossier: Dossier
    edition: Edition | None
    base: Edition | None
    lost: tuple[Changed, ...] = ()
    overlaps: tuple[Changed, ...] = ()

    @property
    def strategy(self) -> Strategy:
        """The strategy as the manuscript has it."""
        return self.dossier.strategy

    @property
    def moment(self) -> Moment:
        """What buttons and forms carry."""
        return Moment(self.manuscript.number, self.manuscript.revision)

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What has been changed and not been published yet."""
        return () if self.manuscript.ended else self.manuscript.standing

    @property
    def outdated(self) -> bool:
        """Whether another edition came into use since the manuscript was begun."""
        return self.edition is not None and self.edition.number != self.manuscript.edition

    @property
    def undoable(self) -> bool:
        """Whether the latest change can be taken back; the beginning of a strategy can only be discarded."""
        return len(self.changes) > (0 if self.base else 1)

    @property
    def findings(self) -> list[Finding]:
        """What the review says about it."""
        return findings(self.dossier)


@dataclass(frozen=True, slots=True)
class Ended:
    """A manuscript that has ended, and the strategy as it stands then (None: nothing of it is left)."""

    manuscript: Manuscript
    known: int
    desk: Desk | None


@dataclass(frozen=True, slots=True)
class Outdated:
    """Nothing was published: another edition is in use than the one that was changed."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class Unready:
    """Nothing was published: there are errors, or nothing was changed."""

    findings: tuple[Finding, ...]


def desk_of(
    manuscript: Manuscript, edition: Edition | None, base: Edition | None, *, known: int | None = None
) -> Desk | None:
    """Return what a manuscript says, with the editions beside it; None where it says nothing."""
    said = proof(manuscript, base.dossier if base else None)
    if said is None:
        return None
    stored = manuscript.revision if known is None else known
    return Desk(manuscript, stored, said.dossier, edition, base, said.lost)


def overlapping(manuscript: Manuscript, editions: Mapping[int, Edition]) -> tuple[Changed, ...]:
    """Return the changes that replace what the edition that they were carried over to had changed."""
    before, after = editions.get(carried_from(manuscript) or 0), editions.get(manuscript.edition)
    return overlaps(manuscript, before.dossier, after.dossier) if before and after else ()
