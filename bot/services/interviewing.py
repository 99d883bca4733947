"""Interviewing: what a person says or presses becomes an entry of their interview.

Nothing is written here. Every method returns the `Change` that the listener commits together with the request
that caused it, so that an answer is stored once, and before anything is said to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.interview import moves
from bot.domain.interview.entries import WHOLE, DontKnow, Interview, Move, OwnWords, Said
from bot.domain.interview.moves import Aim, Stale
from bot.domain.interview.position import path, side_of
from bot.domain.interview.standings import Standing, standings
from bot.domain.interview.unsaying import said_in, unsay
from bot.domain.listening import Outcome
from bot.services.acquaintance import Acquaintance
from bot.services.changes import Agreement, Change, Told, identity, question_of
from bot.services.threads import Threads
from bot.services.understanding import Misunderstood, in_words, led, too_little
from knowledge.instrument import OpenQuestion, RatedQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.interview.entries import Given
    from bot.domain.listening import Heard
    from bot.services.ports import Clock, Dossiers, Instruments, Interviews, Listening
    from knowledge.instrument import Instrument, Question

TERMS: Final = "confidential@1"


class Interviewing:
    """Leads people through their interviews."""

    def __init__(
        self,
        interviews: Interviews,
        instruments: Instruments,
        listening: Listening,
        dossiers: Dossiers,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._instruments = instruments
        self._listening = listening
        self._clock = clock
        self.threads = Threads(interviews)
        self.acquaintance = Acquaintance(interviews, dossiers)

    def offered(self, workspace: str) -> Sequence[Instrument]:
        """Return the instruments that can be begun."""
        return self._instruments.newest(workspace)

    def instrument(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        """Return an instrument in one version."""
        return self._instruments.instrument(workspace, instrument_id, version)

    def find(self, workspace: str, interview_id: str) -> Change | None:
        """Return an interview as it is, None where it was erased."""
        return self._known(self._interviews.interview(workspace, interview_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Change | None:
        """Return the interview that a thread is about."""
        return self._known(self._interviews.in_thread(workspace, channel, thread))

    def of_person(self, workspace: str, person: str) -> list[Change]:
        """Return somebody's interviews as they are, latest first."""
        found = (self._known(each) for each in self._interviews.of_person(workspace, person))
        return [each for each in found if each is not None]

    def begin(self, agreement: Agreement) -> Change | Stale:
        """Begin an interview; under one agreement there is only one."""
        found = self._instruments.instrument(agreement.workspace, agreement.instrument, agreement.version)
        name = identity(agreement)
        if found is None or self._interviews.interview(agreement.workspace, name) is not None:
            return Stale()
        begun = Interview(
            id=name,
            workspace=agreement.workspace,
            person=agreement.person,
            instrument=found.id,
            version=found.version,
            channel=agreement.channel,
            thread=agreement.thread,
            side=agreement.side,
            terms=TERMS,
            started=self._clock(),
        )
        return Change(found, begun, begun)

    def choose(self, here: Change, aim: Aim, given: Given) -> Change | Stale:
        """Answer a question by choosing."""
        return _changed(here, moves.choose(here.instrument, here.after, aim, given))

    def move(self, here: Change, aim: Aim, what: Move) -> Change | Stale:
        """Skip, show the levels, pause or finish."""
        return _changed(here, moves.move(here.instrument, here.after, aim, what))

    def back(self, here: Change, aim: Aim) -> Change | Stale:
        """Go back to the question before."""
        return _changed(here, moves.back(here.instrument, here.after, aim))

    def come_back(self, here: Change, aim: Aim) -> Change | Stale:
        """Go back to any question."""
        return _changed(here, moves.come_back(here.instrument, here.after, aim))

    def enough(self, here: Change, cause: str) -> Change | Stale:
        """Ask no more than was answered."""
        return _changed(here, moves.enough(here.instrument, here.after, self._clock(), cause))

    def more(self, here: Change, cause: str) -> Change | Stale:
        """Ask after all what was left."""
        return _changed(here, moves.more(here.after, self._clock(), cause))

    def resume(self, here: Change, cause: str) -> Change:
        """Go on after a pause, or show once more where the interview is."""
        return replace(here, after=moves.resume(here.after, self._aim(here, WHOLE, cause)))

    def remind(self, here: Change, cause: str, *, wanted: bool) -> Change:
        """Want reminders, or none."""
        after = moves.remind(here.after, self._aim(here, WHOLE, cause), wanted=wanted)
        return replace(here, after=after)

    def rate_summary(self, here: Change, aim: Aim, mark: int) -> Change | Stale:
        """Say how well the summary caught one's view."""
        return _changed(here, moves.rate_summary(here.after, aim, mark))

    def tell(self, here: Change, told: Told) -> Change | Misunderstood | Stale:
        """Answer in words: to the question that they were last said to, or else the one asked before them."""
        question = self._meant(here, told.message)
        if question is None:
            return Stale()
        here, question = led(here, question, self._aim(here, question.id, told.cause), told.text)
        given = in_words(question, told.text)
        if isinstance(given, Misunderstood):
            return given
        heard = None if isinstance(given, DontKnow) else self._heard(here, question, told)
        before = standings(here.after).get(question.id, Standing()).words_with(told.message, "")
        if isinstance(given, DontKnow) and before:
            given = OwnWords()  # nothing to add to what was said to the question before
        if heard is not None and isinstance(question, OpenQuestion):
            given = None
        kept = None if heard is not None and heard.outcome is Outcome.REDACT else told.text
        if heard is not None and kept is None:
            heard = replace(heard, quote=None)
        at = self._clock()
        said = Said(question.id, told.message, kept, heard, told.cause, at)
        aim = self._aim(here, question.id, told.cause)
        return _changed(here, moves.say(here.instrument, here.after, aim, said, given))

    def unsay(self, here: Change, message: str, cause: str) -> Change | Stale:
        """Take words back, because their message was deleted; what is left of an answer is heard anew."""
        question = said_in(here.after, message)
        after = unsay(here.after, message, cause, self._clock())
        if isinstance(after, Stale) or question is None:
            return Stale()
        standing = standings(after).get(question, Standing())
        known = next((each for each in path(here.instrument, after) if each.id == question), None)
        if not (isinstance(known, RatedQuestion) and standing.pending and standing.words):
            return replace(here, after=after)
        heard = self._listening.listen(known, side_of(after), standing.words)
        last = max((each for each in standing.spoken if each.said.words), key=lambda each: each.revision)
        return replace(here, after=after.add(replace(last.said, heard=heard, cause=cause, at=self._clock())))

    def _known(self, interview: Interview | None) -> Change | None:
        if interview is None:
            return None
        found = self._instruments.instrument(interview.workspace, interview.instrument, interview.version)
        return None if found is None else Change(found, interview, interview)

    def _meant(self, here: Change, message: str) -> Question | None:
        """Return the question that a message is about."""
        name = said_in(here.after, message)
        if name is None and (prompt := self.threads.prompt_before(here, message)) is not None:
            name = question_of(prompt.step)
        way = path(here.instrument, here.after)
        return next((question for question in way if question.id == name), None)

    def _heard(self, here: Change, question: Question, told: Told) -> Heard | None:
        """Return what is heard in words; None where they are taken as they are."""
        standing = standings(here.after).get(question.id, Standing())
        said = standing.words_with(told.message, told.text)
        if isinstance(question, RatedQuestion):
            return self._listening.listen(question, side_of(here.after), said)
        if isinstance(question, OpenQuestion) and standing.answer is None:
            return too_little(question, said, len(standing.probed))
        return None

    def _aim(self, here: Change, question: str, cause: str) -> Aim:
        standing = standings(here.after).get(question, Standing())
        return Aim(question, standing.revision, cause, self._clock())


def _changed(here: Change, after: Interview | Stale) -> Change | Stale:
    return after if isinstance(after, Stale) else replace(here, after=after)
