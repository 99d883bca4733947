"""Changes in words: what somebody did to a strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.domain.editing.changes import (
    Asked,
    Chosen,
    Described,
    Foreseen,
    Founded,
    Removed,
    Titled,
    Weighed,
    Written,
)
from bot.domain.editing.items import Item, Kind, called
from bot.domain.strategy import Area, Guideline, Target

if TYPE_CHECKING:
    from bot.domain.editing.changes import Change
    from bot.services.desks import Desk


def change_words(desk: Desk, change: Change) -> str:
    """Say what a change is."""
    match change:
        case Founded(strategy):
            return f"the strategy “{strategy.title}” was begun"
        case Titled():
            return "title, mission and summary"
        case Written(entry):
            return _entry(entry)
        case Asked():
            return f"decision “{change.question}”"
        case Removed(item):
            return f"removed: {item.kind.value} “{_name(desk, item)}”"
        case Weighed() | Described() | Foreseen() | Chosen():
            return f"{_in_decision(desk, change)} of “{_name(desk, Item(Kind.DECISION, (change.decision,)))}”"
        case _:
            assert_never(change)


def _in_decision(desk: Desk, change: Weighed | Described | Foreseen | Chosen) -> str:
    match change:
        case Weighed():
            return f"criterion “{change.criterion.name}”"
        case Described():
            return f"option “{change.name}”"
        case Foreseen():
            area = _name(desk, Item(Kind.AREA, (change.area,)))
            option = _name(desk, Item(Kind.OPTION, (change.decision, change.option)))
            return f"what “{option}” means for {area}, an option"
        case Chosen():
            return "choice and reasons"
        case _:
            assert_never(change)


def _entry(entry: Area | Guideline | Target) -> str:
    match entry:
        case Area():
            return f"area “{entry.name}”"
        case Guideline():
            return f"guideline “{entry.statement}”"
        case Target():
            return f"target “{entry.measure}”"
        case _:
            assert_never(entry)


def _name(desk: Desk, item: Item) -> str:
    """Return what an item is called, in the draft or in the edition before it."""
    before = called(desk.base.dossier.strategy, item) if desk.base else None
    return called(desk.strategy, item) or before or item.id
