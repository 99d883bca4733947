"""Editing: lets facilitators change a strategy piece by piece, and publish it as the next edition.

There is one manuscript of a dossier at a time, which all facilitators of a workspace share. Nothing is
written here but editions: every other method returns the `Desk` that the listener commits with the request.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.editing.applying import Gone, applied
from bot.domain.editing.changes import Founded
from bot.domain.editing.findings import Finding, findings
from bot.domain.editing.manuscript import Carried, Changed, Discarded, Manuscript, Published, Undone, proof
from bot.domain.errors import DossierError

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.editing.changes import Change
    from bot.domain.strategy import Strategy
    from bot.services.loading import Loading
    from bot.services.manuscripts import Manuscripts
    from bot.services.ports import Clock, Dossiers


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, and the request that it is done by."""

    person: str
    cause: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A strategy as facilitators have it before them.

    `edition` is the one in use (None before the first), `base` the one that changes are made to. `known` is
    how many entries of the manuscript are stored; `lost` are changes that no longer found their item.
    """

    manuscript: Manuscript
    known: int
    dossier: Dossier
    edition: Edition | None
    base: Edition | None
    lost: tuple[Changed, ...] = ()

    @property
    def strategy(self) -> Strategy:
        """The strategy as the manuscript has it."""
        return self.dossier.strategy

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


class Editing:
    """Changes strategies. What is published went through the same review as files that are loaded."""

    def __init__(self, dossiers: Dossiers, manuscripts: Manuscripts, loading: Loading, clock: Clock) -> None:
        self._dossiers = dossiers
        self._manuscripts = manuscripts
        self._loading = loading
        self._clock = clock

    def desks(self, workspace: str) -> list[Desk]:
        """Return every strategy that is in use or begun, by their ids."""
        used = {edition.dossier.strategy.id for edition in self._dossiers.current(workspace)}
        begun = {each.dossier for each in self._manuscripts.all(workspace) if each.ended is None}
        found = (self.desk(workspace, named) for named in sorted(used | begun))
        return [desk for desk in found if desk is not None]

    def desk(self, workspace: str, dossier: str) -> Desk | None:
        """Return a strategy as it is now, None where there is none of that id."""
        editions = self._dossiers.editions(workspace, dossier)
        current = editions[0] if editions else None
        before = self._manuscripts.of_dossier(workspace, dossier)
        manuscript = max(before, key=lambda each: each.number, default=None)
        if manuscript is None or manuscript.ended is not None:
            return _desk(self._blank(workspace, dossier, current, manuscript), current, current)
        known = manuscript.revision
        if current and not manuscript.standing and manuscript.edition != current.number:
            manuscript = manuscript.add(Carried(current.number, "", "", self._clock()))
        base = next((each for each in editions if each.number == manuscript.edition), None)
        return _desk(manuscript, current, base, known=known)

    def editions(self, workspace: str, dossier: str) -> list[Edition]:
        """Return every edition of a strategy, latest first."""
        return self._dossiers.editions(workspace, dossier)

    def found(self, workspace: str, strategy: Strategy, hand: Hand) -> Desk | None:
        """Begin a strategy from nothing; None where there is one of that id already."""
        if self.desk(workspace, strategy.id) is not None:
            return None
        before = self._manuscripts.of_dossier(workspace, strategy.id)
        latest = max(before, key=lambda each: each.number, default=None)
        begun = self._blank(workspace, strategy.id, None, latest).add(
            Changed(Founded(strategy), hand.person, hand.cause, self._clock())
        )
        return _desk(replace(begun, person=hand.person), None, None, known=0)

    def change(self, desk: Desk, change: Change, hand: Hand) -> Desk | Gone:
        """Change something."""
        after = applied(desk.dossier, change)
        if isinstance(after, Gone):
            return after
        changed = Changed(change, hand.person, hand.cause, self._clock())
        manuscript = replace(desk.manuscript, person=desk.manuscript.person or hand.person)
        return replace(desk, manuscript=manuscript.add(changed), dossier=after)

    def undo(self, desk: Desk, hand: Hand) -> Desk:
        """Take the latest change back."""
        return _again(desk, Undone(hand.person, hand.cause, self._clock()), desk.base)

    def carry(self, desk: Desk, hand: Hand) -> Desk:
        """Carry the changes over to the edition that is in use."""
        if desk.edition is None:
            return desk
        return _again(
            desk, Carried(desk.edition.number, hand.person, hand.cause, self._clock()), desk.edition
        )

    def discard(self, desk: Desk, hand: Hand) -> Ended:
        """Throw away everything that was not published."""
        done = Discarded(hand.person, hand.cause, self._clock())
        return self._ended(desk, done, desk.edition)

    def publish(self, desk: Desk, adopted: date, hand: Hand) -> Ended | Outdated | Unready:
        """Let what was changed be the next edition, in use from now on."""
        meant = _next(desk, adopted)
        if desk.outdated and desk.edition is not None and desk.edition.dossier != meant:
            return Outdated(desk.edition)
        errors = tuple(finding for finding in findings(meant) if finding.blocks)
        if errors or not desk.changes:
            return Unready(errors)
        try:
            loaded = self._loading.load(desk.manuscript.workspace, meant)
        except DossierError:  # somebody else was faster
            current = self._dossiers.editions(desk.manuscript.workspace, meant.strategy.id)
            return Outdated(current[0])
        done = Published(loaded.edition.number, hand.person, hand.cause, self._clock())
        return self._ended(desk, done, loaded.edition)

    def _ended(self, desk: Desk, done: Published | Discarded, edition: Edition | None) -> Ended:
        workspace, dossier = desk.manuscript.workspace, desk.manuscript.dossier
        blank = self._blank(workspace, dossier, edition, desk.manuscript)
        return Ended(desk.manuscript.add(done), desk.known, _desk(blank, edition, edition))

    def _blank(
        self, workspace: str, dossier: str, edition: Edition | None, latest: Manuscript | None
    ) -> Manuscript:
        """Return the manuscript that is begun with the next change, after the latest one."""
        begun_from, number = edition.number if edition else 0, latest.number + 1 if latest else 1
        return Manuscript(f"{dossier}.{number}", workspace, dossier, begun_from, "", self._clock())


def _desk(
    manuscript: Manuscript, edition: Edition | None, base: Edition | None, *, known: int | None = None
) -> Desk | None:
    said = proof(manuscript, base.dossier if base else None)
    if said is None:
        return None
    stored = manuscript.revision if known is None else known
    return Desk(manuscript, stored, said.dossier, edition, base, said.lost)


def _again(desk: Desk, entry: Undone | Carried, base: Edition | None) -> Desk:
    """Return a desk whose manuscript is read anew."""
    again = _desk(desk.manuscript.add(entry), desk.edition, base, known=desk.known)
    if again is None:  # the first change of a strategy from nothing: there is nothing before it
        return desk
    return again


def _next(desk: Desk, adopted: date) -> Dossier:
    """Return the edition that a manuscript becomes, in a version of its own."""
    version = desk.base.dossier.strategy.version + 1 if desk.base else 1
    strategy = desk.strategy.model_copy(update={"version": version, "adopted": adopted})
    return desk.dossier.model_copy(update={"strategy": strategy})
