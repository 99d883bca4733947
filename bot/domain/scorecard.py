"""The scorecard: what one interview comes to, for the person who was interviewed and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.pictures import Outline, Radar
from bot.domain.scoring import in_tenths

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.domain.grounds import Ground
    from bot.domain.scoring import Coverage, DimensionScore, PracticeScore, Scores
    from knowledge.instrument import Dimension
    from knowledge.passages import Passage

HIGHEST: Final = 5
WEAKEST: Final = 2


@dataclass(frozen=True, slots=True)
class Advance:
    """What the next level of a practice would look like, and what to read about it."""

    dimension: Dimension
    score: PracticeScore
    level: int
    reading: tuple[Passage, ...] = ()

    @property
    def now(self) -> str:
        """The anchor of the level that it is on."""
        return self.score.practice.anchor(self.level - 1)

    @property
    def then(self) -> str:
        """The anchor of the next level."""
        return self.score.practice.anchor(self.level)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scores of an interview, what was heard in it, the grounds of each score, and what comes next.

    `written` says that a language model put into words what was heard.
    """

    scores: Scores
    heard: tuple[str, ...]
    grounds: tuple[Ground, ...]
    advances: tuple[Advance, ...]
    written: bool = False

    def ground(self, practice_id: str) -> Ground | None:
        """Return the grounds of one practice, None where there is none of that id."""
        return next((each for each in self.grounds if each.score.practice.id == practice_id), None)


def advances(scores: Scores) -> list[Advance]:
    """Return the next level of the weakest practice in each of the two weakest dimensions."""
    weakest = sorted(scores.rated, key=lambda one: (one.mean, one.floor))[:WEAKEST]
    found = []
    for dimension in weakest:
        rated = [(score.level, score) for score in dimension.practices if score.level is not None]
        level, score = min(rated, key=lambda pair: pair[0])
        if level < HIGHEST:
            found.append(Advance(dimension.dimension, score, level + 1))
    return found


def radar(scores: Scores) -> Radar:
    """Return what to draw: the mean of each dimension, and the level that all of its practices reach."""
    means = tuple(None if one.mean is None else float(one.mean) for one in scores.dimensions)
    floors = tuple(None if one.floor is None else float(one.floor) for one in scores.dimensions)
    axes = tuple(one.dimension.name for one in scores.dimensions)
    notes = tuple(figure(one.mean) for one in scores.dimensions)
    return Radar(axes, notes, (Outline("Mean", means), Outline("Reached by every practice", floors)))


def in_words(scores: Scores) -> str:
    """Return what the picture shows, in words."""
    told = "; ".join(f"{one.dimension.name}: {dimension_in_words(one)}" for one in scores.dimensions)
    return f"Scores on five levels. {told}. Overall: {figure(scores.mean)}."


def dimension_in_words(score: DimensionScore) -> str:
    """Return a dimension's figures: `3.4, and every practice reaches level 2`."""
    if score.mean is None:
        return "not rated"
    return f"{in_tenths(score.mean)}, and every practice reaches level {score.floor}"


def coverage_in_words(coverage: Coverage) -> str:
    """Return how much was rated: `6 of 8 rated, 1 don't know, 1 not answered`."""
    others = (
        (coverage.dont_know, "don't know"),
        (coverage.not_applicable, "not applicable"),
        (coverage.not_answered, "not answered"),
    )
    parts = [f"{count} {name}" for count, name in others if count]
    return ", ".join([f"{coverage.rated} of {coverage.all} rated", *parts])


def figure(mean: Fraction | None) -> str:
    """Return a mean as people read it."""
    return "not rated" if mean is None else in_tenths(mean)


def calculation(score: DimensionScore) -> str:
    """Say how the figures of a dimension came about."""
    if score.mean is None:
        return f"Nothing was rated: {coverage_in_words(score.coverage)}."
    levels = " + ".join(str(level) for level in score.levels)
    sum_up = f"({levels}) / {len(score.levels)} = {in_tenths(score.mean)}"
    lowest = [one.practice.name for one in score.practices if one.level == score.floor]
    holding = (
        f"Level {score.floor} is the highest that every rated practice reaches, because of {_listed(lowest)}"
    )
    return f"{sum_up}. {holding}. {coverage_in_words(score.coverage).capitalize()}."


def _listed(names: list[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
