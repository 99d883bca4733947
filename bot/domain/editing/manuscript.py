"""Manuscripts: the next edition of a dossier while it is being written. Entries are appended, never changed.

What it says is derived: the edition that it was begun from, with every change since. So changes can be taken
back one by one, and carried over to another edition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - entries are stored as JSON, and read back by their types
from typing import Literal

from bot.domain.dossier import Dossier
from bot.domain.editing.applying import Gone, applied
from bot.domain.editing.changes import Change, Founded


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody changed something; `cause` names the request."""

    change: Change
    by: str
    cause: str
    at: datetime
    kind: Literal["changed"] = "changed"


@dataclass(frozen=True, slots=True)
class Undone:
    """The latest change that still stood was taken back."""

    by: str
    cause: str
    at: datetime
    kind: Literal["undone"] = "undone"


@dataclass(frozen=True, slots=True)
class Carried:
    """The changes were carried over to a later edition."""

    edition: int
    by: str
    cause: str
    at: datetime
    kind: Literal["carried"] = "carried"


@dataclass(frozen=True, slots=True)
class Published:
    """It became an edition."""

    edition: int
    by: str
    cause: str
    at: datetime
    kind: Literal["published"] = "published"


@dataclass(frozen=True, slots=True)
class Discarded:
    """It was thrown away."""

    by: str
    cause: str
    at: datetime
    kind: Literal["discarded"] = "discarded"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody wants nothing kept of them: what they changed stays, as the company's, without their name."""

    cause: str
    at: datetime
    kind: Literal["forgotten"] = "forgotten"


Entry = Changed | Undone | Carried | Published | Discarded | Forgotten


@dataclass(frozen=True)
class Manuscript:
    """The next edition of a dossier in a workspace; `begun_from` is 0 for a strategy from nothing."""

    id: str
    workspace: str
    dossier: str
    begun_from: int
    person: str
    started: datetime
    entries: tuple[Entry, ...] = ()

    def add(self, *entries: Entry) -> Manuscript:
        """Return the manuscript with more entries."""
        return replace(self, entries=(*self.entries, *entries))

    def forget(self, person: str, cause: str, at: datetime) -> Manuscript:
        """Return the manuscript without somebody's name; the same where it does not name them."""
        if person not in {self.person, *map(_by, self.entries)}:
            return self
        entries = tuple(
            replace(entry, by="") if not isinstance(entry, Forgotten) and entry.by == person else entry
            for entry in self.entries
        )
        nameless = replace(self, person="" if self.person == person else self.person, entries=entries)
        return nameless.add(Forgotten(cause, at))

    @property
    def number(self) -> int:
        """Which one of its dossier it is, from 1."""
        return int(self.id.rpartition(".")[2])

    @property
    def revision(self) -> int:
        """How much has happened to it."""
        return len(self.entries)

    @property
    def ended(self) -> Published | Discarded | None:
        """What ended it, None while it is open."""
        told = [entry for entry in self.entries if not isinstance(entry, Forgotten)]
        return told[-1] if told and isinstance(told[-1], Published | Discarded) else None

    @property
    def edition(self) -> int:
        """The edition that its changes are made to."""
        carried = [entry.edition for entry in self.entries if isinstance(entry, Carried)]
        return carried[-1] if carried else self.begun_from

    @property
    def standing(self) -> tuple[Changed, ...]:
        """The changes that were not taken back, oldest first."""
        changes: list[Changed] = []
        for entry in self.entries:
            if isinstance(entry, Changed):
                changes.append(entry)
            elif isinstance(entry, Undone) and changes:
                changes.pop()
        return tuple(changes)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a manuscript says: the dossier, and the changes that no longer found what they were about."""

    dossier: Dossier
    lost: tuple[Changed, ...]


def proof(manuscript: Manuscript, base: Dossier | None) -> Proof | None:
    """Return what a manuscript says; `base` is its edition. None where there is nothing to say."""
    dossier, lost = base, []
    for entry in manuscript.standing:
        if dossier is None:
            begun = entry.change
            dossier = Dossier(strategy=begun.strategy) if isinstance(begun, Founded) else None
            continue
        after = applied(dossier, entry.change)
        if isinstance(after, Gone):
            lost.append(entry)
        else:
            dossier = after
    return None if dossier is None else Proof(dossier, tuple(lost))


def _by(entry: Entry) -> str:
    return "" if isinstance(entry, Forgotten) else entry.by
