"""Subjects: what a change is about, so that two who change the same thing can be told."""

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
from bot.domain.editing.manuscript import Changed
from bot.domain.strategy import Area, Guideline

if TYPE_CHECKING:
    from bot.domain.editing.changes import Change
    from bot.domain.editing.manuscript import Manuscript

Subject = tuple[str, ...]
"""What kind of thing, and the ids that lead to it: `("consequences", "d-erp", "o-one", "area-it")`."""


def subject(change: Change) -> Subject:
    """Return what a change is about."""
    match change:
        case Founded() | Titled():
            return ("head",)
        case Written(entry):
            kinds = {Area: "area", Guideline: "guideline"}
            return (kinds.get(type(entry), "target"), entry.id)
        case Asked():
            return ("decision", change.decision)
        case Removed(item):
            return (item.kind.value, *item.path)
        case Weighed() | Described() | Foreseen() | Chosen():
            return _in_decision(change)
        case _:
            assert_never(change)


def changed_by_others(manuscript: Manuscript, since: int, about: Subject, person: str) -> bool:
    """Say whether somebody else has changed the same thing since there were so many entries."""
    return any(
        isinstance(entry, Changed) and entry.by != person and subject(entry.change) == about
        for entry in manuscript.entries[since:]
    )


def _in_decision(change: Weighed | Described | Foreseen | Chosen) -> Subject:
    match change:
        case Weighed():
            return ("criterion", change.decision, change.criterion.id)
        case Described():
            return ("option", change.decision, change.option)
        case Foreseen():
            return ("consequences", change.decision, change.option, change.area)
        case Chosen():
            return ("choice", change.decision)
        case _:
            assert_never(change)
