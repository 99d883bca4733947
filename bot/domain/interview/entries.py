"""Entries: what happened in an interview, one after the other. They are appended, never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.interview.standings import Standing
    from bot.domain.listening import Heard
    from knowledge.instrument import Side

# What concerns the interview as a whole stands under this name instead of a question's.
WHOLE: Final = ""
# Asked beside the instrument: the side where it is not known, and how well the summary caught the view.
SIDE: Final = "respondent-side"
CAPTURED: Final = "captured-view"


@dataclass(frozen=True, slots=True)
class Level:
    """One of the five levels of a practice, chosen by the respondent."""

    level: int


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An answer in one's own words: those that were said to the question."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a choice that were taken, by their ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number."""

    number: float


@dataclass(frozen=True, slots=True)
class DontKnow:
    """The respondent cannot say; that is no level."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question makes no sense where the respondent works; that is no level."""


Given = Level | OwnWords | Options | Amount | DontKnow | NotApplicable


@dataclass(frozen=True, slots=True)
class Said:
    """Words to a question. Said again with the same `message`, they take the place of the earlier ones.

    `message` is the timestamp of the message. `words` are None where they must not be kept, or were deleted.
    """

    question: str
    message: str
    words: str | None
    heard: Heard | None
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A message was deleted: its words are gone."""

    question: str
    message: str
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, given by the respondent alone. `proposed` is the level that was shown to them as heard."""

    question: str
    given: Given
    proposed: int | None
    cause: str
    at: datetime


class Move(StrEnum):
    """What a person does besides answering."""

    SKIP = "skip"
    """Leave a question for later; the second time, leave it out. An answered one is left as it is."""
    SHOW = "show"
    """See the levels at once, without a word."""
    RETURN = "return"
    """Come back to a question."""
    PAUSE = "pause"
    RESUME = "resume"
    CONCLUDE = "conclude"
    """Finish, after a look at all answers."""
    ENOUGH = "enough"
    """Want no more questions than were answered."""
    MORE = "more"
    """Want the rest of them after all."""
    SILENCE = "silence"
    """Want no reminders."""
    REMIND = "remind"
    """Want reminders again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A move."""

    question: str
    move: Move
    cause: str
    at: datetime


Entry = Said | Unsaid | Answered | Moved


@dataclass(frozen=True)
class Interview:
    """One person's interview: what was agreed at the start, and all that happened since.

    `version` is the instrument's and stays, whatever versions come later. `thread` is the timestamp of the
    message that the interview hangs on. `side` is None where it was not known at the start. `started` is when
    the person agreed, and `terms` what they agreed to. `cause` of an entry names the request that made it.
    """

    id: str
    workspace: str
    person: str
    instrument: str
    version: int
    channel: str
    thread: str
    side: Side | None
    terms: str
    started: datetime
    entries: tuple[Entry, ...] = ()

    def add(self, *entries: Entry) -> Interview:
        """Return the interview with more entries."""
        return replace(self, entries=(*self.entries, *entries))

    def until(self, number: int) -> Interview:
        """Return the interview as it was when it had this many entries."""
        return replace(self, entries=self.entries[:number])

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How things stand with each question that anything happened to."""
        from bot.domain.interview.standings import fold  # noqa: PLC0415 - standings are made of entries

        return fold(self.entries)

    @property
    def paused(self) -> bool:
        """Whether the last thing that happened was a pause."""
        last = next((entry for entry in reversed(self.entries) if not _about_reminders(entry)), None)
        return isinstance(last, Moved) and last.move is Move.PAUSE

    @property
    def cut_short(self) -> bool:
        """Whether the person wants no more questions than they have answered."""
        return self._last_of(Move.ENOUGH, Move.MORE) is Move.ENOUGH

    @property
    def silenced(self) -> bool:
        """Whether the person wants no reminders."""
        return self._last_of(Move.SILENCE, Move.REMIND) is Move.SILENCE

    def _last_of(self, *wanted: Move) -> Move | None:
        made = (entry.move for entry in reversed(self.entries) if isinstance(entry, Moved))
        return next((move for move in made if move in wanted), None)


def _about_reminders(entry: Entry) -> bool:
    return isinstance(entry, Moved) and entry.move in {Move.SILENCE, Move.REMIND}
