"""Entries: what happened on a way through a decision, one after the other; appended, never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - entries are stored as JSON, and read back by their types
from typing import Literal


@dataclass(frozen=True, slots=True)
class Placed:
    """The person said which area is theirs."""

    area: str
    cause: str
    at: datetime
    kind: Literal["placed"] = "placed"


@dataclass(frozen=True, slots=True)
class Chose:
    """The person chose the option that they would have taken, before they saw which one was."""

    option: str
    cause: str
    at: datetime
    kind: Literal["chose"] = "chose"


@dataclass(frozen=True, slots=True)
class WentOn:
    """The person went on to what comes next, with or without having answered."""

    cause: str
    at: datetime
    kind: Literal["went_on"] = "went_on"


@dataclass(frozen=True, slots=True)
class WentBack:
    """The person went back to what came before."""

    cause: str
    at: datetime
    kind: Literal["went_back"] = "went_back"


@dataclass(frozen=True, slots=True)
class Wrote:
    """The person said in their own words what the decision means for their area.

    Written again in the same `message`, words take the place of the earlier ones. None, where it was deleted.
    """

    message: str
    words: str | None
    cause: str
    at: datetime
    kind: Literal["wrote"] = "wrote"


@dataclass(frozen=True, slots=True)
class Unwrote:
    """A message was deleted: its words are gone."""

    message: str
    cause: str
    at: datetime
    kind: Literal["unwrote"] = "unwrote"


Entry = Placed | Chose | WentOn | WentBack | Wrote | Unwrote


@dataclass(frozen=True)
class Walk:
    """One person's way through one decision, in the edition of the strategy that it was begun with.

    `thread` is the timestamp of the message that it hangs on. `area` is None where it was not known at the
    start. `cause` of an entry names the request that made it.
    """

    id: str
    workspace: str
    person: str
    dossier: str
    edition: int
    decision: str
    channel: str
    thread: str
    area: str | None
    started: datetime
    entries: tuple[Entry, ...] = ()

    def add(self, *entries: Entry) -> Walk:
        """Return the walk with more entries."""
        return replace(self, entries=(*self.entries, *entries))
