"""A person says something, and it becomes a turn: the question with its history, and what is said to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.domain.question import ALL_SHELVES, Question
from bot.services.ports import Turn
from knowledge.following import carries_on

if TYPE_CHECKING:
    from bot.domain.reply import Response
    from bot.services.answering import Listener
    from bot.services.ports import Clock, Turns
    from knowledge.passages import Shelf


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the shelves that they may read from, and what they do in the company, as its directory says.

    Guests of a workspace do not see its own documents.
    """

    shelves: tuple[Shelf, ...] = ALL_SHELVES
    role: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a thread is about by itself: something of a strategy, in its own words."""

    strategy: str
    words: str


class Answers(Protocol):
    """What answers questions."""

    def answer(self, question: Question, listen: Listener | None = None) -> Response:
        """Answer a question. `listen` is called with the reply so far, while it is being written."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it arrived.

    `thread` is the timestamp of the thread's first message (its own, if it opens one).
    `direct` tells a direct message, where a follow-up need not stand in the thread, from a channel.
    `about_strategy` where it was said that the company's strategy is meant.
    """

    workspace: str
    channel: str
    thread: str
    person: str
    text: str
    message: str
    direct: bool
    reader: Reader = field(default_factory=Reader)
    subject: Subject | None = None
    about_strategy: bool = False


class Conversation:
    """Answers what is said, with what was said before in mind."""

    def __init__(self, answering: Answers, turns: Turns, clock: Clock) -> None:
        self._answering = answering
        self._turns = turns
        self._clock = clock

    def hear(self, heard: Heard, listen: Listener | None = None) -> Turn:
        """Answer a message. While the answer is written, `listen` is called with as much as there is."""
        history = self._history(heard)
        question = Question(
            heard.text,
            heard.workspace,
            tuple(history),
            heard.reader.shelves,
            heard.reader.role,
            heard.subject.strategy if heard.subject else "",
            heard.about_strategy,
        )
        return Turn(
            id=turn_id(heard),
            workspace=heard.workspace,
            channel=heard.channel,
            thread=heard.thread,
            person=heard.person,
            asked=heard.text,
            response=self._answering.answer(question, listen),
            message=heard.message,
            at=self._clock(),
        )

    def _history(self, heard: Heard) -> list[str]:
        """Return what was asked before: in the thread, or, of a new direct message, in the conversation.

        A direct message that opens a thread is a follow-up only where its words say so: nobody who begins
        anew is to be told of what came before.
        """
        opens = heard.direct and heard.thread == heard.message
        if opens and not carries_on(heard.text):
            return []
        thread = None if opens else heard.thread
        asked = self._turns.history(heard.workspace, heard.channel, thread, before=heard.message)
        return [heard.subject.words, *asked] if heard.subject else list(asked)


def turn_id(heard: Heard) -> str:
    """Name the turn after its message and words.

    So the same delivery twice is one turn, and an edited message another.
    """
    cause = f"{heard.workspace}\n{heard.channel}\n{heard.message}\n{heard.text}"
    return hashlib.sha256(cause.encode()).hexdigest()[:20]
