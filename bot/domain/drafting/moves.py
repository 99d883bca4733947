"""Moves: what can be done to a draft. Each returns the draft as it is afterwards.

Whatever is pressed carries the revision that it was shown for. What is out of date is `Stale`, which is a
value: nothing happens, and the person is told. So is `Flawed`: what can't be, and what there is instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import (
    Addressed,
    By,
    Confirmed,
    Filled,
    Insisted,
    Reopened,
    Responded,
    Revisited,
    Skipped,
    Unheard,
    Verdict,
    Withdrawn,
)
from bot.domain.drafting.fields import entry_of, field
from bot.domain.drafting.needs import needs
from bot.domain.drafting.position import (
    Asking,
    Gone,
    Review,
    Standing,
    asked,
    before,
    changed,
    position,
    revision,
)
from bot.domain.drafting.values import content, value
from bot.domain.walk.moves import Aim, Stale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Draft, Values

__all__ = ["Aim", "Answer", "Stale"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says to a need: `known` counts what had been said to it when they were asked."""

    person: str
    verdict: Verdict
    known: int
    words: str = ""
    what: str | None = None
    by: date | None = None


def fill(draft: Draft, aim: Aim, values: Values) -> Draft | Stale:
    """Fill fields by choosing; what stands already is taken up again."""
    if _late(draft, aim) or isinstance(position(draft), Gone):
        return Stale()
    return draft.add(Filled(dict(values), By.PERSON, aim.cause, aim.at))


def hear(draft: Draft, message: str, values: Values, cause: str, at: datetime) -> Draft | Stale:
    """Fill fields by what was said in a message, or said anew in the same message."""
    here = position(draft)
    if isinstance(here, Gone) or (isinstance(here, Standing) and not heard(draft, message)):
        return Stale()
    now = asked(draft)
    earlier = [entry for entry in draft.entries if isinstance(entry, Filled) and entry.message == message]
    answers = earlier[0].asked if earlier else now.path if now else None
    return draft.add(Filled(dict(values), By.HEARD, cause, at, message, answers))


def unhear(draft: Draft, message: str, cause: str, at: datetime) -> Draft | Stale:
    """Take back what was heard in a message, because it was deleted. What was confirmed stays."""
    if not heard(draft, message):
        return Stale()
    entries = tuple(
        replace(entry, values=None) if isinstance(entry, Filled) and entry.message == message else entry
        for entry in draft.entries
    )
    return replace(draft, entries=entries).add(Unheard(message, cause, at))


def heard(draft: Draft, message: str) -> bool:
    """Say whether a message holds words that a draft was filled from."""
    return any(
        isinstance(entry, Filled) and entry.message == message and entry.values is not None
        for entry in draft.entries
    )


def skip(draft: Draft, aim: Aim) -> Draft | Stale:
    """Leave the field that is asked for as it is."""
    here = position(draft)
    if _late(draft, aim) or not isinstance(here, Asking):
        return Stale()
    return draft.add(Skipped(here.field.path, aim.cause, aim.at))


def drop(draft: Draft, aim: Aim) -> Draft | Stale:
    """Take out the entry that lacks the part that is asked for, where the list need not hold any."""
    now = asked(draft)
    entry = entry_of(draft.topic, now.path) if now else None
    if _late(draft, aim) or entry is None or entry.items.required:
        return Stale()
    held = value(content(draft), entry.items.path)
    rows = held if isinstance(held, list) else []
    kept = [row for at, row in enumerate(rows) if at != entry.at]
    return draft.add(Filled({entry.items.path: kept}, By.PERSON, aim.cause, aim.at))


def back(draft: Draft, aim: Aim) -> Draft | Stale:
    """Go back to the field before."""
    earlier = before(draft)
    if _late(draft, aim) or earlier is None:
        return Stale()
    return draft.add(Revisited(earlier.path, aim.cause, aim.at))


def revisit(draft: Draft, aim: Aim, path: str) -> Draft | Stale:
    """Go to any field, to fill it anew."""
    if _late(draft, aim) or field(draft.topic, path) is None or isinstance(position(draft), Gone):
        return Stale()
    return draft.add(Revisited(path, aim.cause, aim.at))


def reopen(draft: Draft, aim: Aim) -> Draft | Stale:
    """Take up again what stands, or was withdrawn."""
    if _late(draft, aim) or not isinstance(position(draft), Standing | Gone):
        return Stale()
    return draft.add(Reopened(aim.cause, aim.at))


def confirm(draft: Draft, aim: Aim, form: Mapping[str, JsonValue], name: str) -> Draft | Stale:
    """Stand by it, under a name that it keeps; what has not changed since makes no further version."""
    here = position(draft)
    ready = isinstance(here, Review) and not here.missing
    if _late(draft, aim) or not ready:
        return Stale()
    named = replace(draft, name=draft.name or name)
    if draft.versions and not changed(draft):
        form = draft.versions[-1].form
    return named.add(Confirmed(dict(form), aim.cause, aim.at))


def withdraw(draft: Draft, aim: Aim) -> Draft | Stale:
    """No longer stand by it."""
    if _late(draft, aim) or isinstance(position(draft), Gone):
        return Stale()
    return draft.add(Withdrawn(aim.cause, aim.at))


def address(draft: Draft, need: str, person: str, cause: str, at: datetime) -> Draft | Stale:
    """Ask somebody whether a need will be met; nobody is asked twice, or for what was withdrawn."""
    found = next((each for each in needs(draft) if each.need.key == need), None)
    if found is None or person in found.people or isinstance(position(draft), Gone):
        return Stale()
    return draft.add(Addressed(need, person, cause, at))


def respond(draft: Draft, need: str, answer: Answer, cause: str, at: datetime) -> Draft | Stale:
    """Say whether a need will be met. Only who was asked can, and only to what stands."""
    found = next((each for each in needs(draft) if each.need.key == need), None)
    stands = not isinstance(position(draft), Gone)
    if found is None or not stands or answer.person not in found.people:
        return Stale()
    if answer.known != len(found.responses):
        return Stale()
    words = answer.words.strip() or None
    entry = Responded(need, answer.person, answer.verdict, words, answer.what, answer.by, cause, at)
    return draft.add(entry)


def insist(draft: Draft, need: str, cause: str, at: datetime) -> Draft | Stale:
    """Leave a need as it is, though something else was proposed last."""
    found = next((each for each in needs(draft) if each.need.key == need), None)
    if found is None or found.verdict is not Verdict.PROPOSED or found.insisted:
        return Stale()
    return draft.add(Insisted(need, len(found.responses), cause, at))


def _late(draft: Draft, aim: Aim) -> bool:
    return aim.revision != revision(draft)
