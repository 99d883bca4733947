"""Converting formats that need a parser: HTML, PDF, Word and PowerPoint. It happens in a child process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.documents.values import Section


@dataclass(frozen=True, slots=True)
class Converted:
    """What was found in a file, or its problem (`slow`, `crashed` or one that the child names)."""

    title: str | None = None
    sections: tuple[Section, ...] = ()
    problem: str | None = None
