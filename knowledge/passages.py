"""Passages: the citable pieces that documents are cut into, and that every claim points to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shelf(StrEnum):
    """Where a document stands: shipped with Plumbline, or brought by a company."""

    FRAMEWORK = "framework"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be read and cited by itself.

    `text` is Markdown as `knowledge.markdown` reads it: paragraphs, lists with their lead-in, tables; the
    words are the document's own. `heading` is the path of headings above it, outermost first.
    """

    id: str
    shelf: Shelf
    document: str
    heading: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """Where it stands, as people read it: `document › heading › heading`."""
        return " › ".join((self.document, *self.heading))


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence or list item of a passage that came close to the question; `similarity` is their cosine."""

    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search brought up.

    `score` is relative to the other passages of the same search, in [0, 1]. `similarity` is the cosine
    between the question and what is closest to it in the passage (a sentence, or a question that its section
    is known to answer), in [-1, 1], comparable between searches. `hits` are the sentences that came up,
    closest first. `likelihood` is that of this one answering rather than another that was found, in [0, 1].
    """

    passage: Passage
    score: float
    similarity: float
    hits: tuple[Hit, ...] = ()
    likelihood: float = 1.0


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search brought up, best first, and how likely it is that the answer stands there, in [0, 1]."""

    found: tuple[Found, ...]
    support: float
