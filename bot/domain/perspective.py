"""Perspectives: on which path change travels here, read from the last big initiatives.

An initiative goes from an anchor over a pivot to what is affected (Henderson and Venkatraman, IBM Systems
Journal 32(1), 1993). Anchor and pivot tell the four paths apart, whatever was affected in the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DOMINANT: Final = 2
"""Initiatives that make a perspective, or a role, the dominant one."""
MOST: Final = 3
"""Initiatives that an interview asks for."""


class Domain(StrEnum):
    """The four domains of the alignment model."""

    BUSINESS_STRATEGY = "business_strategy"
    IT_STRATEGY = "it_strategy"
    ORGANISATION = "organisational_infrastructure"
    IT_INFRASTRUCTURE = "it_infrastructure"


class Part(StrEnum):
    """The places on a path."""

    ANCHOR = "anchor"
    PIVOT = "pivot"
    IMPACT = "impact"


class Alignment(StrEnum):
    """The four perspectives of the alignment model."""

    STRATEGY_EXECUTION = "strategy_execution"
    TECHNOLOGY_TRANSFORMATION = "technology_transformation"
    COMPETITIVE_POTENTIAL = "competitive_potential"
    SERVICE_LEVEL = "service_level"


class Role(StrEnum):
    """What IT is to the business: it makes possible what was decided, or it shows where to go."""

    ENABLER = "enabler"
    DRIVER = "driver"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Path:
    """From where, over what, to where change went; None where nobody told."""

    anchor: Domain | None = None
    pivot: Domain | None = None
    impact: Domain | None = None

    def at(self, part: Part) -> Domain | None:
        """Return the domain at one of the places."""
        match part:
            case Part.ANCHOR:
                return self.anchor
            case Part.PIVOT:
                return self.pivot
            case Part.IMPACT:
                return self.impact

    @property
    def perspective(self) -> Alignment | None:
        """The perspective that it follows, None where it follows none of the four."""
        known = ((name, path) for name, path in PATHS.items() if path.anchor == self.anchor)
        return next((name for name, path in known if path.pivot == self.pivot), None)


PATHS: Final[Mapping[Alignment, Path]] = {
    Alignment.STRATEGY_EXECUTION: Path(
        Domain.BUSINESS_STRATEGY, Domain.ORGANISATION, Domain.IT_INFRASTRUCTURE
    ),
    Alignment.TECHNOLOGY_TRANSFORMATION: Path(
        Domain.BUSINESS_STRATEGY, Domain.IT_STRATEGY, Domain.IT_INFRASTRUCTURE
    ),
    Alignment.COMPETITIVE_POTENTIAL: Path(Domain.IT_STRATEGY, Domain.BUSINESS_STRATEGY, Domain.ORGANISATION),
    Alignment.SERVICE_LEVEL: Path(Domain.IT_STRATEGY, Domain.IT_INFRASTRUCTURE, Domain.ORGANISATION),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of one initiative: what it was, what set it off, changed first, and changed then."""

    what: str
    anchor: str
    pivot: str
    impact: str

    def at(self, part: Part) -> str:
        """Return the words about one of the places."""
        return {Part.ANCHOR: self.anchor, Part.PIVOT: self.pivot, Part.IMPACT: self.impact}[part]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative, coded: its path, with the words that show each part of it."""

    path: Path
    quotes: Mapping[Part, str]
    by: Literal["rules", "model"] = "rules"
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """What the paths of some initiatives come to together."""

    paths: tuple[Path, ...]

    @property
    def perspectives(self) -> tuple[Alignment | None, ...]:
        """The perspective of each."""
        return tuple(path.perspective for path in self.paths)

    @property
    def dominant(self) -> Alignment | None:
        """The perspective that at least two, and more than half, follow; None where it is mixed."""
        return _most(self.perspectives, len(self.paths))

    @property
    def told(self) -> bool:
        """Whether enough was told to speak of a perspective at all."""
        return sum(path.anchor is not None for path in self.paths) >= DOMINANT

    @property
    def starts(self) -> Mapping[Domain, int]:
        """How many start in each domain, where that was told."""
        return Counter(path.anchor for path in self.paths if path.anchor is not None)

    @property
    def role(self) -> Role | None:
        """What IT is here, by where the initiatives start; None where too little was told."""
        if not self.told:
            return None
        start = _most([path.anchor for path in self.paths], sum(self.starts.values()))
        return Role.MIXED if start is None else _ROLES.get(start, Role.MIXED)


_ROLES: Final = {Domain.BUSINESS_STRATEGY: Role.ENABLER, Domain.IT_STRATEGY: Role.DRIVER}
_Kind = TypeVar("_Kind", Alignment, Domain)


def _most(found: Sequence[_Kind | None], of: int) -> _Kind | None:
    """Return what at least two, and more than half, have."""
    counted = Counter(one for one in found if one is not None)
    named, count = counted.most_common(1)[0] if counted else (None, 0)
    return named if count >= DOMINANT and 2 * count > of else None


def verified(coded: Sequence[Initiative], told: Sequence[Told]) -> tuple[Initiative, ...]:
    """Return codings without words that nobody said."""
    return tuple(
        replace(one, quotes={part: text for part, text in one.quotes.items() if _stands(text, said.at(part))})
        for one, said in zip(coded, told, strict=True)
    )


def _stands(text: str, said: str) -> bool:
    return bool(text.strip()) and text in said
