"""Moves: what a person can do in an interview. Each returns the interview as it is afterwards.

Whatever is pressed carries the question and the revision that it was shown for. What is out of date is
`Stale`, which is a value: nothing happens, and the person is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from bot.domain.interview.entries import (
    CAPTURED,
    WHOLE,
    Amount,
    Answered,
    DontKnow,
    Level,
    Move,
    Moved,
    NotApplicable,
    Options,
    OwnWords,
    Said,
)
from bot.domain.interview.position import Ask, Confirm, Probe, Review, next_step, path, previous
from bot.domain.interview.standings import Standing, standings
from knowledge.instrument import (
    LEVELS,
    ChoiceQuestion,
    Instrument,
    NumberQuestion,
    OpenQuestion,
    Question,
    RatedQuestion,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.interview.entries import Given, Interview

MARKS = (1, 2, 3, 4)
"""How well a summary caught a view, from "not at all" to "very well"."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a request is about: a question, or the whole, at a revision; which request it is, and when."""

    question: str
    revision: int
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stale:
    """The interview has moved on; nothing was changed."""


def choose(instrument: Instrument, interview: Interview, aim: Aim, given: Given) -> Interview | Stale:
    """Answer a question by choosing."""
    question = _question(instrument, interview, aim.question)
    standing = _standing(interview, aim.question)
    if question is None or standing.revision != aim.revision or not _fits(question, given):
        return Stale()
    proposed = standing.heard.level if standing.heard else None
    return interview.add(Answered(question.id, given, proposed, aim.cause, aim.at))


def rate_summary(interview: Interview, aim: Aim, mark: int) -> Interview | Stale:
    """Say how well the summary caught one's view, from 1 to 4. The latest counts."""
    if mark not in MARKS:
        return Stale()
    return interview.add(Answered(CAPTURED, Amount(mark), None, aim.cause, aim.at))


def move(instrument: Instrument, interview: Interview, aim: Aim, what: Move) -> Interview | Stale:
    """Skip, show the levels, pause or finish. To skip what one said something to means that this is all."""
    question, standing = _question(instrument, interview, aim.question), _standing(interview, aim.question)
    if (question is None and aim.question != WHOLE) or standing.revision != aim.revision:
        return Stale()
    if what is Move.SKIP and isinstance(question, OpenQuestion) and standing.pending and standing.words:
        return interview.add(Answered(question.id, OwnWords(), None, aim.cause, aim.at))
    if what is Move.CONCLUDE and not isinstance(next_step(instrument, interview), Review):
        return Stale()
    return interview.add(Moved(aim.question, what, aim.cause, aim.at))


def back(instrument: Instrument, interview: Interview, aim: Aim) -> Interview | Stale:
    """Come back to the question before the one where the interview is."""
    step = next_step(instrument, interview)
    here = step.question.id if isinstance(step, Ask | Probe | Confirm) else WHOLE
    there = previous(instrument, interview, aim.question)
    if there is None or (here, step.revision) != (aim.question, aim.revision):
        return Stale()
    return interview.add(Moved(there.id, Move.RETURN, aim.cause, aim.at))


def come_back(instrument: Instrument, interview: Interview, aim: Aim) -> Interview | Stale:
    """Come back to a question, from wherever the interview is."""
    question = _question(instrument, interview, aim.question)
    if question is None or _standing(interview, aim.question).revision != aim.revision:
        return Stale()
    return interview.add(Moved(question.id, Move.RETURN, aim.cause, aim.at))


def enough(instrument: Instrument, interview: Interview, at: datetime, cause: str) -> Interview | Stale:
    """Ask no more; what was said to the open question where the interview is, if anything, is its answer."""
    step = next_step(instrument, interview)
    if not isinstance(step, Ask | Probe | Confirm):
        return Stale()
    standing = _standing(interview, step.question.id)
    if isinstance(step.question, OpenQuestion) and standing.pending and standing.words:
        interview = interview.add(Answered(step.question.id, OwnWords(), None, cause, at))
    return interview.add(Moved(WHOLE, Move.ENOUGH, cause, at))


def more(interview: Interview, at: datetime, cause: str) -> Interview | Stale:
    """Ask after all what was left."""
    return interview.add(Moved(WHOLE, Move.MORE, cause, at)) if interview.cut_short else Stale()


def resume(interview: Interview, aim: Aim) -> Interview:
    """Go on after a pause."""
    return interview.add(Moved(WHOLE, Move.RESUME, aim.cause, aim.at))


def remind(interview: Interview, aim: Aim, *, wanted: bool) -> Interview:
    """Want reminders, or none."""
    return interview.add(Moved(WHOLE, Move.REMIND if wanted else Move.SILENCE, aim.cause, aim.at))


def say(
    instrument: Instrument, interview: Interview, aim: Aim, said: Said, given: Given | None
) -> Interview | Stale:
    """Say something to a question; `given` is what it amounts to where that needs no confirmation."""
    question = _question(instrument, interview, aim.question)
    if question is None or (given is not None and not _fits(question, given)):
        return Stale()
    told = interview.add(said)
    if given is None:
        return told
    return told.add(Answered(question.id, given, None, aim.cause, aim.at))


def _question(instrument: Instrument, interview: Interview, question_id: str) -> Question | None:
    way = path(instrument, interview)
    return next((question for question in way if question.id == question_id), None)


def _standing(interview: Interview, question_id: str) -> Standing:
    return standings(interview).get(question_id, Standing())


def _fits(question: Question, given: Given) -> bool:
    """Say whether this can be answered to a question."""
    if isinstance(given, DontKnow | NotApplicable):
        return True
    match question:
        case RatedQuestion():
            return isinstance(given, Level) and given.level in LEVELS
        case OpenQuestion():
            return isinstance(given, OwnWords)
        case ChoiceQuestion(options=options, several=several):
            known = {option.id for option in options}
            ids = given.ids if isinstance(given, Options) else ()
            return bool(ids) and set(ids) <= known and (several or len(ids) == 1)
        case NumberQuestion(minimum=least, maximum=most):
            return isinstance(given, Amount) and least <= given.number <= most
        case _:
            assert_never(question)
