"""What reading a dossier found: the dossier, where it can be used, and every remark at its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.dossier_review.remarks import Severity

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier
    from bot.domain.dossier_review.remarks import About


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said about a line of a dossier's file; line 1 where it is about the whole file."""

    file: str
    line: int
    severity: Severity
    text: str
    about: About | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.text}"


@dataclass(frozen=True, slots=True)
class DossierRead:
    """What was found in a folder: the dossier (None where it can't be used), and all there is to say."""

    dossier: Dossier | None
    notes: tuple[Note, ...]

    @property
    def errors(self) -> tuple[Note, ...]:
        """What keeps it from being used."""
        return tuple(note for note in self.notes if note.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Note, ...]:
        """What it will not be able to answer."""
        return tuple(note for note in self.notes if note.severity is Severity.WARNING)

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """The warnings, those that have something in common together, in the order of the files."""
        found: dict[str, list[str]] = {}
        for note in self.warnings:
            kind, subject = (note.about.kind, note.about.subject) if note.about else ("Others", note.text)
            found.setdefault(kind, []).append(subject)
        return list(found.items())

    @property
    def summary(self) -> str:
        """What there is to say, and what the dossier holds, in one line."""
        counted = f"{_counted(len(self.errors), 'error')}, {_counted(len(self.warnings), 'warning')}"
        if self.dossier is None:
            return f"{counted}. Correct the errors, then check again."
        strategy = self.dossier.strategy
        held = (
            _counted(len(strategy.guidelines), "guideline"),
            _counted(len(strategy.decisions), "decision"),
            _counted(len(strategy.targets), "target"),
            _counted(len(self.dossier.people), "manager"),
            _counted(len(self.dossier.demands), "demand"),
            _counted(len(self.dossier.gaps), "gap"),
            _counted(len(self.dossier.documents), "document"),
        )
        return f"{counted}. “{strategy.title}”, version {strategy.version}: {', '.join(held)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
