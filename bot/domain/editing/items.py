"""Items: the pieces of a strategy that are written, changed and removed one by one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.strategy import Strategy

NOT_YET: Final = "not-chosen-yet"
"""What `Decision.chosen` holds as long as a draft does not say which option was chosen.

No option has this id, so the review keeps a dossier with it from being used.
"""


class Kind(StrEnum):
    """What an item is."""

    AREA = "area"
    GUIDELINE = "guideline"
    DECISION = "decision"
    CRITERION = "criterion"
    OPTION = "option"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Item:
    """One piece, by the ids that lead to it: a criterion or an option by its decision's first."""

    kind: Kind
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """The item's own id."""
        return self.path[-1]


def called(strategy: Strategy, item: Item) -> str | None:
    """Return what people call an item, None where there is none."""
    return names(strategy).get(item)


def names(strategy: Strategy) -> dict[Item, str]:
    """Return what people call each item of a strategy."""
    return dict(_names(strategy))


def _names(strategy: Strategy) -> Iterator[tuple[Item, str]]:
    yield from ((Item(Kind.AREA, (each.id,)), each.name) for each in strategy.areas)
    yield from ((Item(Kind.GUIDELINE, (each.id,)), each.statement) for each in strategy.guidelines)
    yield from ((Item(Kind.TARGET, (each.id,)), each.measure) for each in strategy.targets)
    for one in strategy.decisions:
        yield Item(Kind.DECISION, (one.id,)), one.question
        yield from ((Item(Kind.OPTION, (one.id, each.id)), each.name) for each in one.options)
        yield from ((Item(Kind.CRITERION, (one.id, each.id)), each.name) for each in one.criteria)
