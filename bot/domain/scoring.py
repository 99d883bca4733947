"""Scores: what the levels that a person chose come to, practice by practice, dimension by dimension, overall.

A mean says where things stand on the whole; the staged floor beside it says what every practice reaches.
"Don't know", "not applicable" and "not answered" are three different things, none of them a level: they show
as coverage.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import DontKnow, Level, NotApplicable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.interview.entries import Given
    from knowledge.instrument import Dimension, Instrument, RatedQuestion

EQUAL: Final[Mapping[str, float]] = {}
"""No dimension weighs more than another."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many practices were placed on a level, and what became of the others."""

    rated: int = 0
    dont_know: int = 0
    not_applicable: int = 0
    not_answered: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.rated + other.rated,
            self.dont_know + other.dont_know,
            self.not_applicable + other.not_applicable,
            self.not_answered + other.not_answered,
        )

    @property
    def all(self) -> int:
        """How many practices there are."""
        return self.rated + self.dont_know + self.not_applicable + self.not_answered


@dataclass(frozen=True, slots=True)
class PracticeScore:
    """What a practice was given; None where it was not answered."""

    practice: RatedQuestion
    given: Level | DontKnow | NotApplicable | None

    @property
    def level(self) -> int | None:
        """The level that it was placed on, if it was."""
        return self.given.level if isinstance(self.given, Level) else None

    @property
    def coverage(self) -> Coverage:
        """Its own part in the coverage."""
        match self.given:
            case Level():
                return Coverage(rated=1)
            case DontKnow():
                return Coverage(dont_know=1)
            case NotApplicable():
                return Coverage(not_applicable=1)
            case None:
                return Coverage(not_answered=1)


@dataclass(frozen=True)
class DimensionScore:
    """A dimension: its practices, and beside them facts about the whole company, which are shown only."""

    dimension: Dimension
    practices: tuple[PracticeScore, ...]
    facts: tuple[PracticeScore, ...]
    weight: Fraction

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The levels of the practices that have one."""
        return tuple(score.level for score in self.practices if score.level is not None)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the levels, None where there are none."""
        return Fraction(sum(self.levels), len(self.levels)) if self.levels else None

    @property
    def floor(self) -> int | None:
        """The highest level that every rated practice reaches, None where none is rated."""
        return min(self.levels, default=None)

    @property
    def coverage(self) -> Coverage:
        """How much of it was rated."""
        return _together(self.practices)


@dataclass(frozen=True)
class Scores:
    """The scores of one interview."""

    instrument: Instrument
    dimensions: tuple[DimensionScore, ...]

    @cached_property
    def rated(self) -> tuple[DimensionScore, ...]:
        """The dimensions in which something was rated."""
        return tuple(score for score in self.dimensions if score.levels)

    @property
    def mean(self) -> Fraction | None:
        """The weighted mean of the dimensions that have one, None where none has."""
        weight = sum((score.weight for score in self.rated), Fraction(0))
        parts = [score.mean * score.weight for score in self.rated if score.mean is not None]
        return sum(parts, Fraction(0)) / weight if weight else None

    @property
    def floor(self) -> int | None:
        """The highest level that every rated practice reaches, None where none is rated."""
        return min((level for score in self.rated for level in score.levels), default=None)

    @property
    def coverage(self) -> Coverage:
        """How much of it was rated."""
        return sum((score.coverage for score in self.dimensions), Coverage())

    @property
    def practices(self) -> tuple[PracticeScore, ...]:
        """All practices that count, in the order of the instrument."""
        return tuple(practice for score in self.dimensions for practice in score.practices)


def score(instrument: Instrument, given: Mapping[str, Given], weights: Mapping[str, float] = EQUAL) -> Scores:
    """Score what was given to an instrument's questions, by their ids; what is missing was not answered.

    `weights` are given by the ids of dimensions, 1 where there is none, and never below 0.
    """
    return Scores(
        instrument,
        tuple(
            _dimension(dimension, given, Fraction(weights.get(dimension.id, 1)))
            for dimension in instrument.dimensions
            if dimension.practices
        ),
    )


def in_tenths(mean: Fraction) -> str:
    """Return a mean with one decimal, never rounded up to a level: 3.96 is 3.9, as it does not reach 4."""
    tenths = int(mean * 10 + Fraction(1, 2))
    if tenths % 10 == 0 and tenths > mean * 10:
        tenths -= 1
    return f"{tenths // 10}.{tenths % 10}"


def _dimension(dimension: Dimension, given: Mapping[str, Given], weight: Fraction) -> DimensionScore:
    scores = [PracticeScore(practice, _rating(given.get(practice.id))) for practice in dimension.practices]
    return DimensionScore(
        dimension,
        tuple(one for one in scores if not one.practice.organisational),
        tuple(one for one in scores if one.practice.organisational),
        weight,
    )


def _rating(given: Given | None) -> Level | DontKnow | NotApplicable | None:
    return given if isinstance(given, Level | DontKnow | NotApplicable) else None


def _together(scores: Iterable[PracticeScore]) -> Coverage:
    return sum((score.coverage for score in scores), Coverage())
