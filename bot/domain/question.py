"""What a person asks, with what was said before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.passages import Shelf

ALL_SHELVES = (Shelf.FRAMEWORK, Shelf.COMPANY)
LONGEST = 2000
"""Characters. Nobody asks more at once, and reading a longer text word by word takes seconds."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a workspace.

    `history` holds the earlier questions of the same conversation, oldest first; follow-ups lean on them.
    `asker` is who asks, as a company's dossier knows managers: by an id, or by a role. Empty where unknown.
    `strategy` is the id of the one that is spoken of, where that is known; empty otherwise. `about_strategy`
    where somebody says that it is about the company's strategy. `without` are the ids of strategies whose
    documents are left out.
    """

    text: str
    workspace: str
    history: tuple[str, ...] = ()
    shelves: tuple[Shelf, ...] = ALL_SHELVES
    asker: str = ""
    strategy: str = ""
    about_strategy: bool = False
    without: frozenset[str] = frozenset()


def shortened(question: Question) -> Question:
    """Return the question with the beginning and the end of each text that is too long for one."""
    return replace(question, text=_cut(question.text), history=tuple(map(_cut, question.history)))


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = (LONGEST - 3) // 2
    return f"{text[:half]} … {text[-half:]}"
