"""A company's strategy as structured data: what was decided, which options there were, and why.

The models mirror a dossier's files. Each value is checked for itself here; whether they fit together is for
`bot.domain.dossier_review`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from knowledge.instrument import Side

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Short, lower-case, hyphenated; unique in its dossier."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
BEST: Final = 5
Rank = Annotated[int, Field(ge=1, le=BEST)]
Period = Annotated[str, StringConstraints(pattern=r"^20\d\d-Q[1-4]$")]
"""A quarter, like `2027-Q1`."""


class Entry(BaseModel):
    """A frozen piece of a dossier that knows no fields beyond its own, and no number that is none."""

    # Infinity and “not a number” can't be written as JSON: what is kept with them could not be read again.
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Named(Entry):
    """A piece that others refer to by its id."""

    id: Id


class Area(Named):
    """A part of the organisation that a manager heads."""

    name: Text
    side: Side
    head: Text
    about: Text


class Guideline(Named):
    """A direction that the strategy sets; `areas` are those that it affects most."""

    statement: Text
    intent: Text
    areas: tuple[Id, ...]


class Effect(StrEnum):
    """Whether a consequence is welcome to the area that has it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"


class Horizon(StrEnum):
    """When a consequence is felt."""

    SHORT = "short"
    LONG = "long"


class Consequence(Entry):
    """What an option means for one area."""

    area: Id
    effect: Effect
    text: Text
    horizon: Horizon


class Cost(Entry):
    """What an option costs, once and each year, in units of the currency."""

    one_off: float
    yearly: float
    currency: Text


class Criterion(Named):
    """What the options of a decision were compared by; weight 1 (little) to 5 (most)."""

    name: Text
    weight: Rank


class Option(Named):
    """One way that could have been taken; `scores` 1 to 5 by criterion."""

    name: Text
    summary: Text
    consequences: tuple[Consequence, ...]
    cost: Cost
    risks: tuple[Text, ...]
    scores: dict[Id, Rank]


class Rejection(Entry):
    """Why an option was not taken."""

    option: Id
    because: Text


class Decision(Named):
    """A question that was answered: the options, the one chosen, why, and what would reopen it."""

    guideline: Id
    question: Text
    decided_on: date
    decided_by: Text
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    chosen: Id
    because: tuple[Text, ...]
    rejected: tuple[Rejection, ...]
    revisit_if: tuple[Text, ...]

    def option(self, option_id: str) -> Option | None:
        """Return one of the options, None where there is none of that id."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def highest(self) -> int:
        """The highest score that an option could reach."""
        return sum(criterion.weight * BEST for criterion in self.criteria)

    def weighted(self, option: Option) -> int:
        """Return an option's score: the sum of its scores, each times the criterion's weight."""
        return sum(criterion.weight * option.scores.get(criterion.id, 0) for criterion in self.criteria)


class Perspective(StrEnum):
    """The four perspectives of the balanced scorecard (Kaplan and Norton 1992)."""

    FINANCIAL = "financial"
    CUSTOMER = "customer"
    INTERNAL_PROCESS = "internal_process"
    LEARNING_GROWTH = "learning_growth"


class Target(Named):
    """A measure of the strategy's success, from where to where and by when."""

    perspective: Perspective
    guideline: Id
    measure: Text
    baseline: float
    target: float
    unit: Text
    by: date


class Strategy(Named):
    """An organisation's IT strategy with the thinking behind it."""

    title: Text
    organisation: Text
    version: int
    adopted: date
    horizon: Text
    mission: Text
    summary: Text
    areas: tuple[Area, ...]
    guidelines: tuple[Guideline, ...]
    decisions: tuple[Decision, ...]
    targets: tuple[Target, ...]

    def decision(self, decision_id: str) -> Decision | None:
        """Return one of the decisions, None where there is none of that id."""
        return next((decision for decision in self.decisions if decision.id == decision_id), None)

    def guideline(self, guideline_id: str) -> Guideline | None:
        """Return one of the guidelines, None where there is none of that id."""
        return next((guideline for guideline in self.guidelines if guideline.id == guideline_id), None)

    def area(self, area_id: str) -> Area | None:
        """Return one of the areas, None where there is none of that id."""
        return next((area for area in self.areas if area.id == area_id), None)
