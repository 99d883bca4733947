"""The codebook: what answers in free words are coded to, field by field, and how their author corrects it.

A correction is an answer beside the instrument, so that it is kept, sealed, disclosed and erased with the
interview. The latest of a field counts; earlier ones stay as its revisions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import Answered, Options
from bot.domain.interview.moves import Stale
from bot.domain.interview.standings import Standing, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.interview.entries import Interview
    from bot.domain.interview.moves import Aim

CODED: Final = "coded-"
"""What stands before a field's id where its corrections are kept as answers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field can have, and how people read it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that was coded: its values, the words that carry them, and what it can be corrected to.

    `several` may hold at once, none included; `own` is what stands before values in the person's own words.
    `read` are the values as they were before any correction.
    """

    id: str
    name: str
    choices: tuple[Choice, ...]
    values: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    several: bool = False
    group: str = ""
    revision: int = 0
    read: tuple[str, ...] | None = None
    own: Choice | None = None

    @property
    def corrected(self) -> bool:
        """Whether the person has said something about it, be it that it was right."""
        return self.read is not None

    @property
    def labels(self) -> tuple[str, ...]:
        """Its values as people read them."""
        known = {choice.value: choice.label for choice in self.choices}
        return tuple(known.get(value, value) for value in self.values)


def settled(fields: Iterable[Field], interview: Interview) -> tuple[Field, ...]:
    """Return the fields with what the person corrected; what no field can have any more is left alone."""
    return tuple(_settled(field, standings(interview).get(named(field.id), Standing())) for field in fields)


def correct(
    fields: Sequence[Field], interview: Interview, aim: Aim, values: Sequence[str]
) -> Interview | Stale:
    """Correct the field that is aimed at."""
    field = next((one for one in fields if named(one.id) == aim.question), None)
    if field is None or field.revision != aim.revision or not _fits(field, values):
        return Stale()
    given = Options(tuple(dict.fromkeys(values)))
    return interview.add(Answered(aim.question, given, None, aim.cause, aim.at))


def named(field_id: str) -> str:
    """Return the name that a field's corrections are kept under."""
    return f"{CODED}{field_id}"


def by_id(fields: Iterable[Field]) -> Mapping[str, Field]:
    """Return fields by their ids."""
    return {field.id: field for field in fields}


def _settled(field: Field, standing: Standing) -> Field:
    given = standing.answer.given if standing.answer else None
    now = replace(field, revision=standing.revision)
    if not isinstance(given, Options) or not _fits(field, given.ids):
        return now
    added = tuple(_own(field.own, value) for value in given.ids if field.own and value not in _known(field))
    quotes = field.quotes if given.ids else ()  # they carry what is no longer there
    choices = (*field.choices, *added)
    return replace(now, values=given.ids, read=field.values, choices=choices, quotes=quotes)


def _own(own: Choice, value: str) -> Choice:
    return Choice(value, f"{own.label}: {value.removeprefix(own.value)}")


def _fits(field: Field, values: Sequence[str]) -> bool:
    known = all(one in _known(field) or _is_own(field, one) for one in values)
    return known and (field.several or len(values) == 1)


def _is_own(field: Field, value: str) -> bool:
    before = field.own.value if field.own else ""
    return bool(before) and value.startswith(before) and value != before


def _known(field: Field) -> set[str]:
    return {choice.value for choice in field.choices}
