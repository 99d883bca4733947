"""A dossier: a strategy, the documents behind it, who is concerned, and what they made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from bot.domain.demand import Demand, Gap
from bot.domain.strategy import Area, Entry, Id, Named, Period, Strategy, Text
from knowledge.instrument import Side

if TYPE_CHECKING:
    from datetime import datetime


class Person(Named):
    """A manager, called by the role; level 1 is the top."""

    role: Text
    area: Id
    side: Side
    level: Annotated[int, Field(ge=1, le=3)]
    timezone: Text


class Capacity(Entry):
    """The person-days that an area commits in a quarter."""

    area: Id
    period: Period
    person_days: Annotated[float, Field(ge=0)]


class OwnWords(Entry):
    """What a manager said to the five questions about the strategy, as it was spoken."""

    what_is_it: str
    why_this: str
    why_not_otherwise: str
    for_my_area: str
    what_blocks: str


class Understanding(Entry):
    """How one manager understands the strategy."""

    person: Id
    answers: OwnWords


_HEADING: Final = re.compile(r"^# +(?P<title>.+?) *$", re.MULTILINE)


class Document(Entry):
    """A document in the organisation's own voice; `name` is its file's."""

    name: Text
    text: Text

    @property
    def title(self) -> str:
        """What it is called where it is cited: its first heading, or else its file's name."""
        heading = _HEADING.search(self.text)
        return heading["title"] if heading else self.name


class Dossier(Entry):
    """Everything that a company has told us about its strategy; only the strategy must be there."""

    strategy: Strategy
    people: tuple[Person, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    demands: tuple[Demand, ...] = ()
    gaps: tuple[Gap, ...] = ()
    understanding: tuple[Understanding, ...] = ()
    documents: tuple[Document, ...] = ()

    def person(self, person_id: str) -> Person | None:
        """Return one of the managers, None where there is none of that id."""
        return next((person for person in self.people if person.id == person_id), None)

    def area_of(self, asker: str) -> Area | None:
        """Return the area of a manager, named by id or by role; None where either is unknown."""
        role = asker.strip().casefold()
        by_role = (person for person in self.people if role and person.role.casefold() == role)
        person = self.person(asker) or next(by_role, None)
        return self.strategy.area(person.area) if person else None

    def concerns(self, role: str) -> bool:
        """Say whether it is the strategy of somebody of this role: one of its managers, or an area's head."""
        heads = {area.head.casefold() for area in self.strategy.areas}
        return role.strip().casefold() in heads or self.area_of(role) is not None


@dataclass(frozen=True, slots=True)
class Edition:
    """A dossier as it was loaded; `number` counts its editions in a workspace from 1."""

    number: int
    dossier: Dossier
    at: datetime

    @property
    def reference(self) -> str:
        """Name and edition, as in `one-bakery#2`; answers keep it."""
        return f"{self.dossier.strategy.id}#{self.number}"

    @property
    def title(self) -> str:
        """What the strategy is called where it is cited."""
        return f"{self.dossier.strategy.title} (version {self.dossier.strategy.version})"

    @property
    def titles(self) -> frozenset[str]:
        """What the strategy, and the documents that were loaded with it, are called where they are cited."""
        return frozenset({self.title, *(document.title for document in self.dossier.documents)})
