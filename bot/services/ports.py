"""What the services need from the world. Adapters implement these; tests hold a fake for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.interview.entries import Interview
    from bot.domain.listening import Heard
    from bot.domain.pictures import Matrix, Picture, Progress, Radar
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.domain.targets.report import Report
    from bot.domain.walk.comparing import Stacks
    from knowledge.instrument import Instrument, RatedQuestion, Side
    from knowledge.passages import Findings, Passage


class Passages(Protocol):
    """The passages of all shelves that a workspace may read."""

    def search(self, question: Question, limit: int) -> Findings:
        """Return up to `limit` passages, best first; none where nothing is indexed."""
        ...

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        """Return one passage, or None where the workspace has none of that id."""
        ...

    def standing(self, workspace: str, document: str) -> list[Passage]:
        """Return the passages of one document on the company's shelf, in order; none where it is missing."""
        ...


@dataclass(frozen=True, slots=True)
class Instructions:
    """A prompt ready to be sent: what the model is told, what it is given, and which version said so.

    `form` is a JSON schema, set where the answer must be an object that fits it.
    """

    system: str
    user: str
    reference: str
    form: Mapping[str, object] | None = None


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
    """One question and what was said to it, as it is kept.

    `message` is the timestamp of the question's message; `thread` that of the message its thread hangs on.
    """

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

    def history(self, workspace: str, channel: str, thread: str | None, before: str) -> list[str]:
        """Return the latest questions before the message timestamp `before`, oldest first, at most five.

        Of one thread, or, where `thread` is None (a direct message), of the whole channel in half an hour.
        Questions that were withdrawn (their message deleted or edited) are left out.
        """
        ...

    def turn(self, workspace: str, turn_id: str) -> Turn | None:
        """Return one turn, also one that was withdrawn."""
        ...

    def asked_in(self, workspace: str, channel: str, message: str) -> Turn | None:
        """Return the turn whose question is this message, None where it was withdrawn."""
        ...

    def latest(self, workspace: str, person: str, limit: int) -> list[Turn]:
        """Return what a person asked last, latest first, without what was withdrawn."""
        ...

    def posted(self, workspace: str, effect: str) -> str | None:
        """Return the timestamp of the message that an effect became, None while there is none."""
        ...


class Interviews(Protocol):
    """The interviews of a workspace, each with everything that happened in it."""

    def interview(self, workspace: str, interview_id: str) -> Interview | None:
        """Return one interview."""
        ...

    def in_thread(self, workspace: str, channel: str, thread: str) -> Interview | None:
        """Return the interview that hangs on a message."""
        ...

    def of_person(self, workspace: str, person: str) -> list[Interview]:
        """Return somebody's interviews, latest first."""
        ...

    def all(self, workspace: str) -> list[Interview]:
        """Return every interview, latest first."""
        ...

    def prompts(self, interview: Interview) -> dict[int, str]:
        """Return the timestamps of the prompts that stand in an interview's thread.

        Each by the number of entries that there were when it was posted, in that order.
        """
        ...

    def messages(self, workspace: str, interview_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in an interview, oldest first."""
        ...


class Dossiers(Protocol):
    """The strategies of a workspace, in all editions that were ever loaded."""

    def current(self, workspace: str) -> list[Edition]:
        """Return the latest edition of each dossier, ordered by the dossiers' ids."""
        ...

    def editions(self, workspace: str, dossier_id: str) -> list[Edition]:
        """Return every edition of one dossier, latest first."""
        ...

    def keep(self, workspace: str, dossier: Dossier, after: int | None = None) -> Edition:
        """Keep a dossier as its next edition, after the one of this number (0: where there is none yet).

        Raises OvertakenError where another edition is the latest by now.
        """
        ...


class StrategyShelf(Protocol):
    """Where a strategy and its documents stand, so that they can be searched and cited."""

    def put(self, workspace: str, edition: Edition) -> None:
        """Let an edition stand there, in the place of the one before; what has not changed is left."""
        ...


class Instruments(Protocol):
    """The questionnaires that a workspace can use."""

    def newest(self, workspace: str) -> Sequence[Instrument]:
        """Return the newest version of each."""
        ...

    def instrument(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        """Return one version, also an old one; None where there is no such."""
        ...


class Charts(Protocol):
    """What draws pictures."""

    def radar(self, radar: Radar) -> bytes:
        """Return a radar as PNG."""
        ...

    def matrix(self, matrix: Matrix) -> bytes:
        """Return a matrix as PNG."""
        ...

    def stacks(self, stacks: Stacks) -> bytes:
        """Return bars of parts laid end to end as PNG."""
        ...

    def progress(self, progress: Progress) -> bytes:
        """Return bars from start to target as PNG."""
        ...


class Pages(Protocol):
    """What writes reports as files that can be read alone."""

    def targets(self, report: Report, picture: Picture) -> str:
        """Return the report on a strategy's targets as HTML, its picture in it."""
        ...


class Listening(Protocol):
    """What makes something of an answer in free words."""

    def listen(self, question: RatedQuestion, side: Side, said: Sequence[str]) -> Heard:
        """Return what was heard. `said` is all that was said to this question so far, oldest first."""
        ...


Clock = Callable[[], "datetime"]
