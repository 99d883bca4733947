"""Entries: what happened to a draft, one after the other; appended, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime  # noqa: TC003 - entries are stored as JSON, and read back by their types
from enum import StrEnum
from typing import Literal

from pydantic import JsonValue

Values = Mapping[str, JsonValue]
"""What fields hold, by their paths: `{"indicator.by": "2028-03-31", "needs_from.0.area": "area-tills"}`.

A path that ends in `.+` adds the entries of a list to those that are there.
"""


class Kind(StrEnum):
    """What is drafted."""

    DEMAND = "demand"
    GAP = "gap"


class By(StrEnum):
    """Who filled a field."""

    PERSON = "person"
    HEARD = "heard"
    DIRECTORY = "directory"


class Verdict(StrEnum):
    """What the other side says to a need."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Filled:
    """Fields were filled: by choice, or by what was heard in a `message`; None where that was deleted."""

    values: Values | None
    by: By
    cause: str
    at: datetime
    message: str | None = None
    asked: str | None = None
    kind: Literal["filled"] = "filled"


@dataclass(frozen=True, slots=True)
class Unheard:
    """A message was deleted: what was heard in it is gone."""

    message: str
    cause: str
    at: datetime
    kind: Literal["unheard"] = "unheard"


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person left a field as it is: open where it must be filled, “none” where it need not."""

    path: str
    cause: str
    at: datetime
    kind: Literal["skipped"] = "skipped"


@dataclass(frozen=True, slots=True)
class Revisited:
    """The person went to a field, to fill it anew."""

    path: str
    cause: str
    at: datetime
    kind: Literal["revisited"] = "revisited"


@dataclass(frozen=True, slots=True)
class Reopened:
    """The person took up again what was confirmed or withdrawn."""

    cause: str
    at: datetime
    kind: Literal["reopened"] = "reopened"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The person stands by it: a version, as it was then."""

    form: Mapping[str, JsonValue]
    cause: str
    at: datetime
    kind: Literal["confirmed"] = "confirmed"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The person no longer stands by it."""

    cause: str
    at: datetime
    kind: Literal["withdrawn"] = "withdrawn"


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody was asked whether a need will be met."""

    need: str
    person: str
    cause: str
    at: datetime
    kind: Literal["addressed"] = "addressed"


@dataclass(frozen=True, slots=True)
class Responded:
    """Somebody said whether a need will be met, or `what` instead and `by` when."""

    need: str
    person: str
    verdict: Verdict
    words: str | None
    what: str | None
    by: date | None
    cause: str
    at: datetime
    kind: Literal["responded"] = "responded"


@dataclass(frozen=True, slots=True)
class Insisted:
    """The owner left a need as it is, though something else was proposed: after so many `responses`."""

    need: str
    responses: int
    cause: str
    at: datetime
    kind: Literal["insisted"] = "insisted"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody wants nothing kept of them: what they wrote to needs is gone, and how they decided stays.

    Without a `person` it was the owner: what was confirmed stays, and nothing of how it came about.
    """

    person: str
    cause: str
    at: datetime
    kind: Literal["forgotten"] = "forgotten"


Own = Filled | Unheard | Skipped | Revisited | Reopened | Confirmed | Withdrawn

Others = Addressed | Responded | Insisted | Forgotten
"""What is said to needs and what others do, which leaves the owner's place as it is."""
Entry = Own | Others


@dataclass(frozen=True)
class Draft:
    """A demand or a gap on its way, in one strategy, with everything that happened to it.

    `thread` is the timestamp of the message that it hangs on. `name` is what it is called once it was
    confirmed: the id of the demand or gap. `edition` is the one that it was begun with. What was imported
    has no `person`, no `channel`, and its name as thread; what lacks a `person` alone lost its owner, who
    wanted nothing kept. `cause` of an entry names the request that made it.
    """

    id: str
    workspace: str
    topic: Kind
    person: str
    dossier: str
    edition: int
    channel: str
    thread: str
    started: datetime
    name: str | None = None
    entries: tuple[Entry, ...] = ()

    def add(self, *entries: Entry) -> Draft:
        """Return the draft with more entries."""
        return replace(self, entries=(*self.entries, *entries))

    @property
    def versions(self) -> tuple[Confirmed, ...]:
        """What was confirmed, oldest first; confirmed again without a change, it is no further version."""
        found = [entry for entry in self.entries if isinstance(entry, Confirmed)]
        return tuple(entry for at, entry in enumerate(found) if at == 0 or entry.form != found[at - 1].form)
