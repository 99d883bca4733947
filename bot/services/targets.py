"""Tracking: where a strategy's targets stand, and what people record of them.

Nothing is written here: what changes is returned as a `Step`, to be kept with the request that caused it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.demand import Demand
from bot.domain.drafting.entries import Kind
from bot.domain.figures import day, number
from bot.domain.targets.course import Course, Measured, TakenBack
from bot.domain.targets.scorecard import balance, owners
from bot.services.drafting.registry import Source

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.dossier import Edition
    from bot.domain.targets.scorecard import Aim, Balance
    from bot.services.courses import Courses
    from bot.services.drafting.registry import Registry
    from bot.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Step:
    """A course as it becomes; its first `known` entries are stored already."""

    course: Course
    known: int


@dataclass(frozen=True, slots=True)
class Hand:
    """Who records, and by which request."""

    by: str
    cause: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A target of a strategy in use."""

    workspace: str
    edition: Edition
    aim: Aim

    @property
    def reference(self) -> str:
        """What names it among all strategies, as in `one-bakery/t-orders`."""
        return f"{self.edition.dossier.strategy.id}/{self.aim.target.id}"

    def headed_by(self, role: str) -> bool:
        """Say whether somebody heads one of the areas that own it."""
        heads = {area.head.casefold() for area in owners(self.edition.dossier.strategy, self.aim.target)}
        return role.strip().casefold() in heads


@dataclass(frozen=True, slots=True)
class Recorded:
    """A value that somebody recorded, and what names the target."""

    target: str
    measured: Measured


class Tracking:
    """Follows the targets of the strategies in use."""

    def __init__(self, courses: Courses, registry: Registry, clock: Clock) -> None:
        self._courses = courses
        self._registry = registry
        self._clock = clock

    def balances(self, workspace: str) -> list[tuple[Edition, Balance]]:
        """Return the scorecard of each strategy in use."""
        records = self._registry.standing(workspace, Kind.DEMAND)
        found = []
        for edition in self._registry.editions(workspace):
            strategy = edition.dossier.strategy
            ours = [one for one in records if one.dossier == strategy.id]
            demands = [one.form for one in ours if isinstance(one.form, Demand)]
            stated = {one.form.id for one in ours if one.source is Source.SLACK}
            courses = {one.target: one for one in self._courses.of_dossier(workspace, strategy.id)}
            found.append((edition, balance(strategy, demands, courses, stated)))
        return found

    def find(self, workspace: str, name: str) -> Tracked | None:
        """Return a target by its id, or by its strategy's and its own; None where there is none."""
        for edition, served in self.balances(workspace):
            for aim in served.aims:
                tracked = Tracked(workspace, edition, aim)
                if name in {aim.target.id, tracked.reference}:
                    return tracked
        return None

    def recorded_by(self, workspace: str, person: str) -> list[Recorded]:
        """Return every value that somebody recorded, the latest first, those taken back too."""
        found = [
            Recorded(course.id, entry)
            for course in self._courses.all(workspace)
            for entry in course.entries
            if isinstance(entry, Measured) and entry.by == person
        ]
        return sorted(found, key=lambda one: one.measured.at, reverse=True)

    def forget(self, workspace: str, person: str, cause: str) -> list[Step]:
        """Take somebody's name and notes off what they recorded, and return the courses where it stood."""
        found = [
            (course, course.forget(person, cause, self._clock())) for course in self._courses.all(workspace)
        ]
        return [Step(after, before.revision) for before, after in found if after is not before]

    def too_early(self, tracked: Tracked, on: date) -> str | None:
        """Say why a value can't be of a day: before the strategy was adopted, its start is what there was."""
        adopted = self._registry.adopted(tracked.edition, tracked.workspace)
        if on >= adopted:
            return None
        target = tracked.aim.target
        start = f"{number(target.baseline)} {target.unit}"
        return f"The strategy was adopted on {day(adopted)}; what was before is its start, {start}."

    def measure(self, tracked: Tracked, value: float, on: date, note: str, hand: Hand) -> Step:
        """Record the value that a target's measure had on a day."""
        course = self._course(tracked)
        measured = Measured(value, on, hand.by, note, hand.cause, self._clock())
        return Step(course.add(measured), course.revision)

    def take_back(self, tracked: Tracked, hand: Hand) -> Step | None:
        """Take back the value that was recorded last, None where none stands."""
        course = self._course(tracked)
        if not course.recorded:
            return None
        return Step(course.add(TakenBack(hand.by, hand.cause, self._clock())), course.revision)

    def _course(self, tracked: Tracked) -> Course:
        strategy, target = tracked.edition.dossier.strategy, tracked.aim.target
        fresh = Course(tracked.workspace, strategy.id, target.id, self._clock())
        return tracked.aim.course or fresh
