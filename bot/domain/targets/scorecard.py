"""The balanced scorecard of a strategy: its targets by perspective, what serves each, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.strategy import Perspective
from bot.domain.targets.course import share

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from bot.domain.demand import Demand
    from bot.domain.strategy import Area, Guideline, Strategy, Target
    from bot.domain.targets.course import Course, Measured


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with the guideline that it measures, the demands that translate it, and how it has gone."""

    target: Target
    guideline: Guideline | None
    demands: tuple[Demand, ...]
    course: Course | None

    @property
    def latest(self) -> Measured | None:
        """The latest value, None where none was recorded."""
        return self.course.latest if self.course else None

    @property
    def share(self) -> float | None:
        """The share of the way that it has come, None where no value was recorded."""
        return share(self.target, self.latest.value) if self.latest else None

    @property
    def before(self) -> Measured | None:
        """The value of the day before the latest, None where there is none."""
        return self.course.before if self.course else None

    @property
    def share_before(self) -> float | None:
        """The share of the way that it had come by then."""
        return share(self.target, self.before.value) if self.before else None


@dataclass(frozen=True, slots=True)
class Balance:
    """The targets of a strategy in the order of the perspectives; `stated` are demands confirmed in Slack."""

    strategy: Strategy
    aims: tuple[Aim, ...]
    stated: frozenset[str] = frozenset()

    @property
    def uncovered(self) -> tuple[Perspective, ...]:
        """The perspectives without a target."""
        covered = {aim.target.perspective for aim in self.aims}
        return tuple(one for one in Perspective if one not in covered)

    @property
    def unserved(self) -> tuple[Aim, ...]:
        """The targets that no demand serves."""
        return tuple(aim for aim in self.aims if not aim.demands)

    @property
    def unmeasured(self) -> tuple[Aim, ...]:
        """The targets of which no value was recorded."""
        return tuple(aim for aim in self.aims if aim.latest is None)

    @property
    def reached(self) -> tuple[Aim, ...]:
        """The targets that are reached."""
        return tuple(aim for aim in self.aims if aim.share is not None and aim.share >= 1)

    def of(self, perspective: Perspective) -> tuple[Aim, ...]:
        """Return the targets of one perspective."""
        return tuple(aim for aim in self.aims if aim.target.perspective is perspective)

    def aim(self, target_id: str) -> Aim | None:
        """Return one of the targets, None where there is none of that id."""
        return next((aim for aim in self.aims if aim.target.id == target_id), None)


def balance(
    strategy: Strategy,
    demands: Sequence[Demand],
    courses: Mapping[str, Course],
    stated: Collection[str] = (),
) -> Balance:
    """Return the scorecard; `courses` by the ids of targets. A demand serves the targets of its guideline."""
    order = list(Perspective)
    targets = sorted(strategy.targets, key=lambda target: order.index(target.perspective))
    return Balance(
        strategy,
        tuple(
            Aim(
                target,
                strategy.guideline(target.guideline),
                tuple(one for one in demands if one.guideline == target.guideline),
                courses.get(target.id),
            )
            for target in targets
        ),
        frozenset(stated),
    )


def elapsed(strategy: Strategy, target: Target, on: date) -> float:
    """Return the share of the time from the strategy's adoption to a target's day that is gone on a day."""
    whole = (target.by - strategy.adopted).days
    return min(max((on - strategy.adopted).days / whole, 0.0), 1.0) if whole > 0 else 1.0


def owners(strategy: Strategy, target: Target) -> tuple[Area, ...]:
    """Return the areas that own a target: those that its guideline affects most."""
    guideline = strategy.guideline(target.guideline)
    return tuple(area for area in map(strategy.area, guideline.areas if guideline else ()) if area)
