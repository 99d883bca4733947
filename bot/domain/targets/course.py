"""Courses: how a target has gone. Entries are appended, never changed; where it stands is derived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime  # noqa: TC003 - entries are stored as JSON, and read back by their types
from typing import TYPE_CHECKING, Final, Literal, assert_never

if TYPE_CHECKING:
    from bot.domain.strategy import Target

HIGHEST: Final = 1e15
"""The largest value, up or down; what is larger, infinite or no number at all is a slip of the hand."""


def countable(value: float) -> bool:
    """Say whether a measure can have a value."""
    return -HIGHEST <= value <= HIGHEST


@dataclass(frozen=True, slots=True)
class Measured:
    """Somebody recorded the value that a target's measure had on a day; `cause` names the request."""

    value: float
    on: date
    by: str
    note: str
    cause: str
    at: datetime
    kind: Literal["measured"] = "measured"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The value recorded last was taken back."""

    by: str
    cause: str
    at: datetime
    kind: Literal["taken_back"] = "taken_back"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody wants nothing kept of them: what they recorded stays, without their name and their notes."""

    cause: str
    at: datetime
    kind: Literal["forgotten"] = "forgotten"


Entry = Measured | TakenBack | Forgotten


@dataclass(frozen=True)
class Course:
    """How one target of a dossier has gone in a workspace, whichever edition it stood in."""

    workspace: str
    dossier: str
    target: str
    started: datetime
    entries: tuple[Entry, ...] = ()

    @property
    def id(self) -> str:
        """What names it in its workspace."""
        return f"{self.dossier}/{self.target}"

    @property
    def revision(self) -> int:
        """How much has happened to it."""
        return len(self.entries)

    @property
    def recorded(self) -> tuple[Measured, ...]:
        """The values that stand, in the order in which they were recorded."""
        standing: list[Measured] = []
        for entry in self.entries:
            if isinstance(entry, Measured):
                standing.append(entry)
            elif isinstance(entry, TakenBack) and standing:
                standing.pop()
        return tuple(standing)

    @property
    def history(self) -> tuple[Measured, ...]:
        """The values that stand, by the days that they are of."""
        return tuple(sorted(self.recorded, key=lambda one: one.on))

    @property
    def latest(self) -> Measured | None:
        """The value of the latest day; of several of one day, the one recorded last."""
        return self.history[-1] if self.recorded else None

    @property
    def before(self) -> Measured | None:
        """The latest value of a day before that of the latest one."""
        earlier = [one for one in self.history if self.latest and one.on < self.latest.on]
        return earlier[-1] if earlier else None

    @property
    def last(self) -> Measured | None:
        """The value that was recorded last, whatever its day: the one that can be taken back."""
        return self.recorded[-1] if self.recorded else None

    def forget(self, person: str, cause: str, at: datetime) -> Course:
        """Return the course without what it says of somebody; the same where it says nothing of them."""
        if not any(_by(entry) == person for entry in self.entries):
            return self
        entries = tuple(_nameless(entry) if _by(entry) == person else entry for entry in self.entries)
        return replace(self, entries=entries).add(Forgotten(cause, at))

    def add(self, *entries: Entry) -> Course:
        """Return the course with more entries."""
        return replace(self, entries=(*self.entries, *entries))


def _by(entry: Entry) -> str:
    return "" if isinstance(entry, Forgotten) else entry.by


def _nameless(entry: Entry) -> Entry:
    match entry:
        case Measured():
            return replace(entry, by="", note="")
        case TakenBack():
            return replace(entry, by="")
        case Forgotten():
            return entry
        case _:
            assert_never(entry)


def share(target: Target, value: float) -> float:
    """Return the share of the way from baseline to target that a value has come: 1 is there, below 0 is away.

    A target below its baseline is reached downwards. Where the two are equal, a value holds it or does not.
    """
    way = target.target - target.baseline
    return (value - target.baseline) / way if way else float(value == target.target)
