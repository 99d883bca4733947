"""Replies: what is said to a question, and the rule that nothing is claimed without a passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.passages import Passage, Shelf


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that a reply cites under the number `n`, counted from 1."""

    n: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item of a reply, with the numbers of the sources that it rests on (never none)."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Statements that are read as running text."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements that are read as a list, with the line that says what is listed."""

    lead: Statement | None
    items: tuple[Statement, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what the parts after it are for; claims nothing."""

    text: str


Part = Heading | Paragraph | Listing


def statements(part: Part) -> tuple[Statement, ...]:
    """Return what a part claims: its sentences or items; a heading or a line over a list claims nothing."""
    match part:
        case Paragraph(said):
            return said
        case Listing(items=items):
            return items
        case Heading():
            return ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in which every statement rests on a source.

    `model` names the language model that wrote it and `prompt` the prompt's version, both None where the
    answer was composed from the passages' own sentences. `notice` tells the reader about a detour (the model
    did not answer, so this was composed without it). `decision` refers to the decision that it is about,
    as in `one-bakery/d-till`. `further` are labels, each with the question to go on with that it offers.
    """

    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    model: str | None = None
    prompt: str | None = None
    notice: str | None = None
    decision: str | None = None
    further: tuple[tuple[str, str], ...] = ()

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """The shelves that it draws on, in the order of its sources, each once."""
        return tuple(dict.fromkeys(source.passage.shelf for source in self.sources))


class Reason(StrEnum):
    """Why there is no answer."""

    NO_SUPPORT = "no_support"
    EMPTY_SHELF = "empty_shelf"
    EMPTY_QUESTION = "empty_question"
    OTHER_LANGUAGE = "other_language"
    UNDECIDED = "undecided"
    NO_STRATEGY = "no_strategy"


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """An honest refusal. `topics` are the headings of the nearest passages, to ask about instead.

    `known` is what is known all the same, where the matter itself is open.
    """

    reason: Reason
    topics: tuple[str, ...] = ()
    known: Reply | None = None


class Courtesy(StrEnum):
    """Kinds of small talk, each with a friendly and useful answer."""

    GREETING = "greeting"
    THANKS = "thanks"
    ABILITIES = "abilities"
    FAREWELL = "farewell"


@dataclass(frozen=True, slots=True)
class Pleasantry:
    """An answer to small talk; it makes no claim, so it needs no source."""

    kind: Courtesy
    text: str


Response = Reply | NoAnswer | Pleasantry
