"""What a person asks, with what was said before."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.passages import Shelf

ALL_SHELVES = (Shelf.FRAMEWORK, Shelf.COMPANY)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a workspace.

    `history` holds the earlier questions of the same conversation, oldest first; follow-ups lean on them.
    """

    text: str
    workspace: str
    history: tuple[str, ...] = ()
    shelves: tuple[Shelf, ...] = ALL_SHELVES
