"""What the services need from the world. Adapters implement these; tests hold a fake for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.question import Question
    from bot.domain.reply import Part, Reply, Response
    from knowledge.passages import Found, Passage, Shelf


class Passages(Protocol):
    """The passages of all shelves that a workspace may read."""

    def search(self, question: Question, limit: int) -> list[Found]:
        """Return up to `limit` passages, best first; empty where nothing is indexed."""
        ...

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        """Return one passage, or None where the workspace has none of that id."""
        ...


@dataclass(frozen=True, slots=True)
class Instructions:
    """A prompt ready to be sent: what the model is told, what it is given, and which version said so."""

    system: str
    user: str
    reference: str


class LanguageModel(Protocol):
    """A model that writes text."""

    @property
    def name(self) -> str:
        """`provider:model`, as configured."""
        ...

    def write(self, instructions: Instructions) -> Iterator[str]:
        """Yield the answer in pieces. Raises LanguageModelError on any failure, also halfway through."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what was said to it, as it is kept."""

    id: str
    workspace: str
    channel: str
    thread: str
    person: str
    asked: str
    response: Response
    message: str
    at: datetime


class Turns(Protocol):
    """What was asked and answered."""

    def history(self, workspace: str, channel: str, thread: str, before: str) -> list[str]:
        """Return the earlier questions of a thread, oldest first; `before` is a message timestamp."""
        ...

    def turn(self, workspace: str, turn_id: str) -> Turn | None:
        """Return one turn."""
        ...


Clock = Callable[[], "datetime"]
