"""Changes: what a facilitator does to a strategy, one form at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - changes are stored as JSON, and read back by their types
from typing import Literal

from bot.domain.editing.items import Item  # noqa: TC001 - read back by its type
from bot.domain.strategy import (  # noqa: TC001 - read back by their types
    Area,
    Consequence,
    Cost,
    Criterion,
    Guideline,
    Rejection,
    Strategy,
    Target,
)


@dataclass(frozen=True, slots=True)
class Founded:
    """A strategy was begun from nothing."""

    strategy: Strategy
    kind: Literal["founded"] = "founded"


@dataclass(frozen=True, slots=True)
class Titled:
    """What the strategy is called, and what it is about."""

    title: str
    organisation: str
    horizon: str
    mission: str
    summary: str
    kind: Literal["titled"] = "titled"


@dataclass(frozen=True, slots=True)
class Written:
    """An area, a guideline or a target, new or in the place of the one of the same id."""

    entry: Area | Guideline | Target
    kind: Literal["written"] = "written"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of a decision, the guideline that it belongs to, and who answered it when."""

    decision: str
    guideline: str
    question: str
    decided_on: date
    decided_by: str
    kind: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion of a decision."""

    decision: str
    criterion: Criterion
    kind: Literal["weighed"] = "weighed"


@dataclass(frozen=True, slots=True)
class Described:
    """An option of a decision, without what it means for the areas."""

    decision: str
    option: str
    name: str
    summary: str
    cost: Cost
    risks: tuple[str, ...]
    scores: dict[str, int]
    kind: Literal["described"] = "described"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Everything that an option means for one area."""

    decision: str
    option: str
    area: str
    consequences: tuple[Consequence, ...]
    kind: Literal["foreseen"] = "foreseen"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which option was chosen, why, why not the others, and what would reopen the decision."""

    decision: str
    option: str
    because: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    revisit_if: tuple[str, ...]
    kind: Literal["chosen"] = "chosen"


@dataclass(frozen=True, slots=True)
class Removed:
    """An item, with everything that is only about it."""

    item: Item
    kind: Literal["removed"] = "removed"


Change = Founded | Titled | Written | Asked | Weighed | Described | Foreseen | Chosen | Removed
