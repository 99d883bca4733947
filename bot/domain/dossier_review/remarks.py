"""Remarks: what is wrong with a dossier, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

STRATEGY = "strategy"
PEOPLE = "people"
CAPACITY = "capacity"
DEMANDS = "demands"
GAPS = "gaps"
UNDERSTANDING = "understanding"

Place = tuple[str | int, ...]
"""The fields and positions that lead to what is meant: `("decisions", 0, "chosen")`."""


class Severity(StrEnum):
    """An error keeps a dossier from being used; a warning says what it will not be able to answer."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class About:
    """What a remark is about, to tell many alike at once: what they have in common, and this one by name."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about one place of one of a dossier's files (named without its ending).

    `todo` says what a facilitator can do about it who does not see the files; `about` is None where a remark
    stands for itself.
    """

    file: str
    place: Place
    severity: Severity
    text: str
    todo: str = ""
    about: About | None = None


def error(file: str, place: Place, text: str, todo: str = "") -> Remark:
    """Return what keeps the dossier from being used."""
    return Remark(file, place, Severity.ERROR, text, todo)


def warning(file: str, place: Place, text: str, about: About, todo: str = "") -> Remark:
    """Return what the dossier will not be able to answer."""
    return Remark(file, place, Severity.WARNING, text, todo, about)


def unknown(file: str, place: Place, kind: str, wrong: str, known: tuple[str, ...]) -> Remark:
    """Return the remark on a reference that leads nowhere, with what it could have been."""
    return error(
        file, place, f"there is no {kind} “{wrong}”; use one of: {', '.join(known) or 'none is defined'}"
    )
