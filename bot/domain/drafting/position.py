"""Position: what comes next in a draft. It is worked out from what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import (
    Addressed,
    By,
    Confirmed,
    Filled,
    Forgotten,
    Insisted,
    Others,
    Reopened,
    Responded,
    Revisited,
    Skipped,
    Unheard,
    Withdrawn,
)
from bot.domain.drafting.fields import FIELDS, field
from bot.domain.drafting.values import content, missing, value

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Draft, Own
    from bot.domain.drafting.fields import Field


@dataclass(frozen=True, slots=True)
class Asking:
    """A field is asked for. `open` counts what is still missing, this one included."""

    field: Field
    open: int


@dataclass(frozen=True, slots=True)
class Review:
    """Everything was asked. It can be confirmed, unless something that must be filled is `missing`."""

    missing: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The person stands by it, in this version, counted from 1."""

    version: int


@dataclass(frozen=True, slots=True)
class Gone:
    """The person has withdrawn it."""


Position = Asking | Review | Standing | Gone


def position(draft: Draft) -> Position:
    """Say what comes next."""
    last = _last(draft)
    match last:
        case Confirmed():
            return Standing(len(draft.versions))
        case Withdrawn():
            return Gone()
    told = content(draft)
    open_fields = list(missing(draft.topic, told))
    left = _left(draft)
    waiting = [one for one in open_fields if one.asked and one.path not in left]
    if isinstance(last, Revisited) and (again := field(draft.topic, last.path)):
        return Asking(again, len({again.path, *(one.path for one in waiting)}))
    if waiting:
        return Asking(waiting[0], len(waiting))
    return Review(tuple(one for one in open_fields if one.required))


def asked(draft: Draft) -> Field | None:
    """Return the field that words are an answer to; at the end, what keeps it from being confirmed."""
    match position(draft):
        case Asking(field=now):
            return now
        case Review(missing=(first, *_)):
            return first
        case _:
            return None


def revision(draft: Draft) -> int:
    """Return how often the owner did something: whoever acts on an older one acts on the past."""
    return sum(not isinstance(entry, Others) for entry in draft.entries)


def as_of(draft: Draft, at: int) -> Draft:
    """Return a draft as it was at a revision; what was taken back since is gone there as well."""
    ends = [
        n for n in range(len(draft.entries) + 1) if revision(replace(draft, entries=draft.entries[:n])) <= at
    ]
    return replace(draft, entries=draft.entries[: ends[-1]])


def as_confirmed(draft: Draft) -> Draft:
    """Return a draft as others know it: what its owner did since they confirmed it last is left out."""
    known = max(
        (at for at, one in enumerate(draft.entries, start=1) if isinstance(one, Confirmed)), default=0
    )
    said = (entry for entry in draft.entries[known:] if isinstance(entry, Others))
    return replace(draft, entries=(*draft.entries[:known], *said))


def before(draft: Draft) -> Field | None:
    """Return the field that was asked before the present one, None before the first."""
    told, here, left = content(draft), position(draft), _left(draft)
    asked = [one for one in FIELDS[draft.topic] if value(told, one.path) is not None or one.path in left]
    if isinstance(here, Asking):
        # A part of an entry lies within the field that holds the entries.
        order = [one.path for one in FIELDS[draft.topic]]
        now = here.field.path
        at = order.index(now if now in order else now.split(".", 1)[0])
        asked = [one for one in asked if order.index(one.path) < at + (now not in order)]
    return asked[-1] if asked and not isinstance(here, Standing | Gone) else None


def changed(draft: Draft) -> bool:
    """Say whether a draft that was confirmed once differs from what was confirmed last."""
    form = dict(draft.versions[-1].form) if draft.versions else {}
    form.pop("id", None)
    return content(draft) != form


def spoken_for(draft: Draft) -> str:
    """Return the role of whoever began a draft, as their directory tells it; empty where it tells none."""
    told = (one.values or {} for one in draft.entries if isinstance(one, Filled) and one.by is By.DIRECTORY)
    return next((str(values["owner"]) for values in told if "owner" in values), "")


def _last(draft: Draft) -> Own | None:
    """Return what the owner did last; what was deleted does not count, nor what came from a directory."""
    for entry in reversed(draft.entries):
        match entry:
            case Addressed() | Responded() | Insisted() | Forgotten() | Unheard():
                continue
            case Filled() | Skipped() | Revisited() | Reopened() | Confirmed() | Withdrawn():
                return entry
    return None


def _left(draft: Draft) -> set[str]:
    """Return the fields that the person left as they are, and did not fill since."""
    left: set[str] = set()
    for entry in draft.entries:
        if isinstance(entry, Skipped):
            left.add(entry.path)
        elif isinstance(entry, Filled):
            left = {path for path in left if not any(_within(path, filled) for filled in entry.values or {})}
    return left


def _within(path: str, filled: str) -> bool:
    return path == filled or path.startswith(f"{filled}.")
