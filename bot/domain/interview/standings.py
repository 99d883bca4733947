"""Standings: what the entries of an interview come to, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.interview.entries import Answered, Move, Moved, OwnWords, Said, Unsaid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.interview.entries import Entry, Interview
    from bot.domain.listening import Heard

PROBES: Final = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that stand: of which attempt at the question, and at which of its entries they were last said."""

    said: Said
    attempt: int
    revision: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with one question.

    `revision` counts its entries: whoever acts on an older one acts on what is gone. An `attempt` begins with
    each return to the question. `settled` is the revision at which it was last answered or left.
    """

    revision: int = 0
    answer: Answered | None = None
    spoken: tuple[Spoken, ...] = ()
    probed: frozenset[str] = frozenset()
    attempt: int = 0
    settled: int = 0
    skips: int = 0
    shown: bool = False

    @property
    def pending(self) -> bool:
        """Whether something was said that nothing was made of yet."""
        return any(spoken.revision > self.settled for spoken in self.spoken)

    @property
    def fresh(self) -> bool:
        """Whether it has neither been answered nor left for later."""
        return self.answer is None and self.skips == 0

    @property
    def later(self) -> bool:
        """Whether it is to be asked once more after the others."""
        return not self.fresh and (self.pending or (self.answer is None and self.skips == 1))

    @property
    def words(self) -> tuple[str, ...]:
        """What was said in the latest attempt that has words, oldest first."""
        return tuple(
            spoken.said.words
            for spoken in self.spoken
            if spoken.attempt == self._latest and spoken.said.words
        )

    def words_with(self, message: str, text: str) -> tuple[str, ...]:
        """Return what was said in an attempt, oldest first, once a message says this."""
        known = next((spoken for spoken in self.spoken if spoken.said.message == message), None)
        attempt = known.attempt if known else self.attempt
        others = [spoken for spoken in self.spoken if spoken.attempt == attempt]
        told = [(each.said.message, text if each is known else each.said.words) for each in others]
        return tuple(words for _, words in (told if known else [*told, (message, text)]) if words)

    @property
    def heard(self) -> Heard | None:
        """What was heard in it, None where nothing stands."""
        if not self.spoken:
            return None
        return max(self.spoken, key=lambda spoken: spoken.revision).said.heard

    @property
    def probe(self) -> str | None:
        """The question to ask before levels are shown, None where there is none, or enough were asked."""
        if not self.pending or self.shown or len(self.probed) > PROBES or self.heard is None:
            return None
        return self.heard.probe

    @property
    def _latest(self) -> int:
        return max((spoken.attempt for spoken in self.spoken), default=0)


Standings = Mapping[str, Standing]


def standings(interview: Interview) -> Standings:
    """Return how things stand with each question that anything happened to."""
    return interview.standings


def fold(entries: Iterable[Entry]) -> Standings:
    """Work out how things stand with each question after all entries."""
    found: dict[str, Standing] = {}
    for entry in entries:
        found[entry.question] = _after(found.get(entry.question, Standing()), entry)
    return found


def focus(interview: Interview) -> str | None:
    """Return the question that the person came back to and has not dealt with since."""
    wanted: str | None = None
    for entry in interview.entries:
        match entry:
            case Moved(question, Move.RETURN):
                wanted = question
            case Moved(move=Move.ENOUGH):
                wanted = None
            case Answered(question) | Moved(question, Move.SKIP) if question == wanted:
                wanted = None
            case _:
                pass
    return wanted


def _after(standing: Standing, entry: Entry) -> Standing:
    number = standing.revision + 1
    match entry:
        case Said():
            return _said(standing, entry, number)
        case Unsaid():
            return _unsaid(standing, entry, number)
        case Answered():
            none: frozenset[str] = frozenset()
            return replace(standing, revision=number, answer=entry, settled=number, shown=False, probed=none)
        case Moved():
            return _moved(standing, entry.move, number)
        case _:
            assert_never(entry)


def _said(now: Standing, said: Said, number: int) -> Standing:
    earlier = next((spoken for spoken in now.spoken if spoken.said.message == said.message), None)
    if earlier is None:
        spoken = (*now.spoken, Spoken(said, now.attempt, number))
    else:
        new = Spoken(said, earlier.attempt, number)
        spoken = tuple(new if each is earlier else each for each in now.spoken)
    asked_for_more = said.heard is not None and said.heard.probe is not None
    probed = now.probed | {said.message} if asked_for_more else now.probed
    return replace(now, revision=number, spoken=spoken, probed=probed)


def _unsaid(now: Standing, unsaid: Unsaid, number: int) -> Standing:
    left = tuple(each for each in now.spoken if each.said.message != unsaid.message)
    after = replace(now, revision=number, spoken=left, probed=now.probed - {unsaid.message})
    if after.answer is not None and isinstance(after.answer.given, OwnWords) and not after.words:
        return replace(after, answer=None, settled=0)
    return after


def _moved(now: Standing, move: Move, number: int) -> Standing:
    match move:
        case Move.SKIP:
            skips = now.skips + (now.answer is None)
            return replace(now, revision=number, skips=skips, settled=number, shown=False)
        case Move.RETURN:
            return replace(now, revision=number, attempt=now.attempt + 1, shown=False)
        case Move.SHOW:
            return replace(now, revision=number, shown=True)
        case _:
            return replace(now, revision=number)
