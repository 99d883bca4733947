"""Demands and gaps: what a manager makes of a guideline for the area, and what closing the gap takes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from bot.domain.strategy import Entry, Id, Named, Period, Rank, Text

NO_RELIEF = "none"
"""What `Gap.day_to_day_relief` says where nothing is dropped or covered."""


class Indicator(Entry):
    """How one will know that a demand is met."""

    name: Text
    baseline: float
    target: float
    unit: Text
    by: date


class Contribution(Entry):
    """What one area needs from another, or offers to it."""

    area: Id
    what: Text
    by: date


class Affected(Entry):
    """What a demand touches."""

    processes: tuple[Text, ...]
    systems: tuple[Text, ...]


class Effort(Entry):
    """The person-days that an area spends in a quarter."""

    area: Id
    period: Period
    person_days: Annotated[float, Field(ge=0)]


class Priority(StrEnum):
    """How badly a demand is wanted."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Demand(Named):
    """One manager's translation of a guideline into what it means for the area."""

    owner: Id
    area: Id
    guideline: Id
    translation: Text
    target_outcome: Text
    indicator: Indicator
    needs_from: tuple[Contribution, ...]
    offers_to: tuple[Contribution, ...]
    affects: Affected
    in_scope: tuple[Text, ...]
    out_of_scope: tuple[Text, ...]
    assumptions: tuple[Text, ...]
    risk_if_done: Text
    risk_if_not_done: Text
    priority: Priority
    earliest: date
    latest: date
    size: Literal["S", "M", "L", "XL"]
    effort: tuple[Effort, ...]


class Milestone(Entry):
    """One step on the way to a target state, and what will then be there."""

    what: Text
    result: Text
    by: date


class Resources(Entry):
    """What closing a gap takes; the budget in the strategy's currency."""

    person_days: Annotated[float, Field(ge=0)]
    budget: Annotated[float, Field(ge=0)]
    skills: tuple[Text, ...]


class Dependency(Entry):
    """What a gap waits for, and whether the other area has confirmed it."""

    area: Id
    what: Text
    confirmed: bool


class Gap(Named):
    """The way from an area's current state to its target state."""

    owner: Id
    demands: tuple[Id, ...]
    practices: tuple[Text, ...]
    current_state: Text
    target_state: Text
    evidence_of_target: Text
    causes: tuple[Text, ...]
    steps: tuple[Milestone, ...]
    resources: Resources
    day_to_day_relief: Text
    depends_on: tuple[Dependency, ...]
    barriers: tuple[Text, ...]
    first_step_30_days: Text
    confidence: Rank
