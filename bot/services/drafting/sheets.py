"""Sheets: a draft before and after a request, with what it can refer to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.domain.drafting.checking import flaws_of
from bot.domain.drafting.forming import formed
from bot.domain.drafting.needs import Asked, needs
from bot.domain.drafting.position import Position, Review, as_confirmed, position, revision
from bot.domain.drafting.values import Content, content, missing, value

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.dossier import Edition
    from bot.domain.drafting.checking import Flaw
    from bot.domain.drafting.entries import Draft, Kind, Values
    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.domain.strategy import Decision, Guideline, Strategy, Target


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft before and after a request, in the edition of its strategy that is in use."""

    edition: Edition
    known: Known
    before: Draft
    after: Draft

    @property
    def strategy(self) -> Strategy:
        """The strategy in use."""
        return self.edition.dossier.strategy

    @property
    def position(self) -> Position:
        """What comes next."""
        return position(self.after)

    @property
    def revision(self) -> int:
        """What buttons carry."""
        return revision(self.after)

    @property
    def told(self) -> Content:
        """What it holds, in the shape of the dossier's files."""
        return content(self.after)

    @property
    def needs(self) -> list[Asked]:
        """What the version confirmed last asks of other areas, and what was said to it."""
        return needs(self.after)

    @property
    def confirmed(self) -> Sheet:
        """The sheet as others may see it, who know only what was confirmed."""
        return replace(self, after=as_confirmed(self.after))

    @property
    def flaws(self) -> list[Flaw]:
        """What keeps it from being confirmed though nothing is missing, and what to do about each."""
        if any(one.required for one in missing(self.after.topic, self.told)):
            return []
        return flaws_of(formed(self.after, self.after.name or "name"), self.known)

    @property
    def confirmable(self) -> bool:
        """Whether everything that is needed is there, and fits."""
        return self.position == Review(()) and not self.flaws

    @property
    def links(self) -> Links:
        """What of the strategy it belongs to."""
        named = value(self.told, "guideline")
        ids = [str(named)] if named else self._guidelines_of_demands()
        return Links(
            tuple(one for one in self.strategy.guidelines if one.id in ids),
            tuple(one for one in self.strategy.decisions if one.guideline in ids),
            tuple(one for one in self.strategy.targets if one.guideline in ids),
        )

    def _guidelines_of_demands(self) -> list[str]:
        closed = value(self.told, "demands")
        named = {str(one) for one in closed} if isinstance(closed, list) else set()
        return [one.guideline for one in self.known.demands if one.id in named]


@dataclass(frozen=True, slots=True)
class Links:
    """The guidelines that something is about, what was decided on them, and what they are measured by."""

    guidelines: tuple[Guideline, ...]
    decisions: tuple[Decision, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Flawed:
    """Something can't be as it was filled in; nothing was changed."""

    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class Misheard:
    """Nothing was understood, or something that can't be; nothing was changed. `field` is what is asked."""

    field: Field | None
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Something that was said about a demand or a gap; `asked` is the field that it was an answer to."""

    text: str
    topic: Kind
    asked: Field | None
    told: Content
    known: Known
    today: date


class Capturing(Protocol):
    """What fills fields from free words. It returns only what was plainly said, by path."""

    def capture(self, words: Words) -> Values:
        """Return what was said; nothing where nothing was understood."""
        ...
