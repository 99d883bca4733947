"""Editing: lets facilitators change a strategy piece by piece, and publish it as the next edition.

There is one manuscript of a dossier at a time, which all facilitators of a workspace share. Nothing is
written here but editions: every other method returns the `Desk` that the listener commits with the request.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.editing.applying import Gone, applied
from bot.domain.editing.changes import Founded
from bot.domain.editing.findings import findings
from bot.domain.editing.manuscript import Carried, Changed, Discarded, Manuscript, Published, Undone
from bot.domain.errors import DossierError
from bot.services.desks import Desk, Ended, Hand, Outdated, Unready, desk_of, overlapping

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.editing.changes import Change
    from bot.domain.strategy import Strategy
    from bot.services.loading import Loading
    from bot.services.manuscripts import Manuscripts
    from bot.services.ports import Clock, Dossiers


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
        used = self._dossiers.current(workspace)
        current = next((each for each in used if each.dossier.strategy.id == dossier), None)
        before = self._manuscripts.of_dossier(workspace, dossier)
        manuscript = max(before, key=lambda each: each.number, default=None)
        if manuscript is None or manuscript.ended is not None:
            return desk_of(self._blank(workspace, dossier, current, manuscript), current, current)
        known = manuscript.revision
        if current and not manuscript.standing and manuscript.edition != current.number:
            manuscript = manuscript.add(Carried(current.number, "", "", self._clock()))
        if current and manuscript.begun_from == current.number:
            return desk_of(manuscript, current, current, known=known)
        numbered = {each.number: each for each in self._dossiers.editions(workspace, dossier)}
        desk = desk_of(manuscript, current, numbered.get(manuscript.edition), known=known)
        return desk and replace(desk, overlaps=overlapping(manuscript, numbered))

    def forget(self, workspace: str, person: str, cause: str) -> list[tuple[Manuscript, int]]:
        """Take somebody's name off what they changed; return each manuscript, and what is stored of it."""
        found = [(one, one.forget(person, cause, self._clock())) for one in self._manuscripts.all(workspace)]
        return [(after, before.revision) for before, after in found if after is not before]

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
        return desk_of(replace(begun, person=hand.person), None, None, known=0)

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
        carried = Carried(desk.edition.number, hand.person, hand.cause, self._clock())
        again = _again(desk, carried, desk.edition)
        both = {each.number: each for each in (desk.base, desk.edition) if each}
        return replace(again, overlaps=overlapping(again.manuscript, both))

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
            after = desk.edition.number if desk.edition else 0
            loaded = self._loading.load(desk.manuscript.workspace, meant, after)
        except DossierError:  # somebody else was faster
            current = self._dossiers.editions(desk.manuscript.workspace, meant.strategy.id)
            return Outdated(current[0])
        done = Published(loaded.edition.number, hand.person, hand.cause, self._clock())
        return self._ended(desk, done, loaded.edition)

    def _ended(self, desk: Desk, done: Published | Discarded, edition: Edition | None) -> Ended:
        workspace, dossier = desk.manuscript.workspace, desk.manuscript.dossier
        blank = self._blank(workspace, dossier, edition, desk.manuscript)
        return Ended(desk.manuscript.add(done), desk.known, desk_of(blank, edition, edition))

    def _blank(
        self, workspace: str, dossier: str, edition: Edition | None, latest: Manuscript | None
    ) -> Manuscript:
        """Return the manuscript that is begun with the next change, after the latest one."""
        begun_from, number = edition.number if edition else 0, latest.number + 1 if latest else 1
        return Manuscript(f"{dossier}.{number}", workspace, dossier, begun_from, "", self._clock())


def _again(desk: Desk, entry: Undone | Carried, base: Edition | None) -> Desk:
    """Return a desk whose manuscript is read anew."""
    again = desk_of(desk.manuscript.add(entry), desk.edition, base, known=desk.known)
    if again is None:  # the first change of a strategy from nothing: there is nothing before it
        return desk
    return again


def _next(desk: Desk, adopted: date) -> Dossier:
    """Return the edition that a manuscript becomes, in a version of its own."""
    version = desk.base.dossier.strategy.version + 1 if desk.base else 1
    strategy = desk.strategy.model_copy(update={"version": version, "adopted": adopted})
    return desk.dossier.model_copy(update={"strategy": strategy})
