"""Leaving: what stays of a draft when somebody wants nothing kept of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Confirmed, Filled, Forgotten, Responded
from bot.domain.drafting.position import Standing, position
from bot.domain.walk.moves import Stale

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.drafting.entries import Draft, Entry


def forget(draft: Draft, person: str, cause: str, at: datetime) -> Draft | Stale:
    """Erase what somebody wrote when they answered a need; how they decided stays, for others go by it."""
    if not any(_wrote(entry, person) for entry in draft.entries):
        return Stale()
    entries = tuple(
        replace(entry, words=None) if isinstance(entry, Responded) and _wrote(entry, person) else entry
        for entry in draft.entries
    )
    return replace(draft, entries=entries).add(Forgotten(person, cause, at))


def leave(draft: Draft, cause: str, at: datetime) -> Draft:
    """Part a draft from its owner: what they stood by stays, for others plan with it, and nothing else."""
    entries = tuple(_wordless(entry, draft.person) for entry in draft.entries)
    parted = replace(draft, person="", entries=entries)
    if not isinstance(position(draft), Standing):  # it was being changed
        parted = parted.add(Confirmed(draft.versions[-1].form, cause, at))
    return parted.add(Forgotten("", cause, at))


def _wordless(entry: Entry, person: str) -> Entry:
    match entry:
        case Filled():
            return replace(entry, values=None)
        case Responded() if entry.person == person:
            return replace(entry, words=None)
        case _:
            return entry


def _wrote(entry: Entry, person: str) -> bool:
    return isinstance(entry, Responded) and entry.person == person and entry.words is not None
