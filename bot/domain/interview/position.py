"""Position: what comes next in an interview. It is worked out from what happened, and stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import SIDE, WHOLE, Answered, Level, Move, Moved, Options
from bot.domain.interview.standings import Standing, focus, standings
from knowledge.instrument import ChoiceQuestion, Option, Question, RatedQuestion, Side, Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.interview.entries import Interview
    from bot.domain.interview.standings import Standings
    from bot.domain.listening import Heard
    from knowledge.instrument import Instrument

SIDE_QUESTION: Final = ChoiceQuestion(
    kind="choice",
    id=SIDE,
    name="Your side",
    ask=Wording(
        business="Which side do you speak for: the business, or IT?",
        it="Which side do you speak for: the business, or IT?",
    ),
    options=(Option(id=Side.BUSINESS, label="Business"), Option(id=Side.IT, label="IT")),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question. `answer` is what was answered to it before, where the person came back to it."""

    question: Question
    revision: int
    answer: Answered | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask for a little more."""

    question: Question
    revision: int
    probe: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Show what was heard, if anything, beside the levels; the person chooses.

    `all_levels` tells whether all of them are wanted, rather than those next to what was heard.
    """

    question: RatedQuestion
    revision: int
    heard: Heard | None = None
    answer: Answered | None = None
    all_levels: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Show all answers before the end."""

    revision: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end."""

    revision: int


Step = Ask | Probe | Confirm | Review | Finished


def next_step(instrument: Instrument, interview: Interview) -> Step:
    """Say what comes next."""
    found = standings(interview)
    way = path(instrument, interview)
    wanted = focus(interview)
    question = next((question for question in way if question.id == wanted), None)
    if not interview.cut_short:
        question = question or next((each for each in way if _of(found, each).fresh), None)
        question = question or next((each for each in way if _of(found, each).later), None)
    if question is not None:
        return step_at(question, _of(found, question))
    whole = found.get(WHOLE, Standing()).revision
    return Finished(whole) if concluded(interview) else Review(whole)


def step_at(question: Question, standing: Standing) -> Ask | Probe | Confirm:
    """Say what comes next with one question."""
    revision, answer = standing.revision, standing.answer
    if standing.probe is not None:
        return Probe(question, revision, standing.probe)
    if not isinstance(question, RatedQuestion):
        return Ask(question, revision, answer)
    if standing.pending or standing.shown or answer is not None:
        heard = standing.heard if standing.pending else None
        return Confirm(question, revision, heard, answer, all_levels=standing.shown)
    return Ask(question, revision)


def path(instrument: Instrument, interview: Interview) -> tuple[Question, ...]:
    """Return the questions that concern this person, in order, with that for the side where it is needed."""
    given: dict[str, Collection[str]] = {}
    found = standings(interview)
    way: list[Question] = [] if interview.side else [SIDE_QUESTION]
    for question in instrument.questions:
        if question.when is None or question.when.holds(given.get(question.when.question, ())):
            way.append(question)
            given[question.id] = _given(_of(found, question).answer)
    return tuple(way)


def previous(instrument: Instrument, interview: Interview, question_id: str) -> Question | None:
    """Return the question before another one, or for the whole interview its last; None at the beginning."""
    way = path(instrument, interview)
    if question_id == WHOLE:
        return way[-1]
    at = next((at for at, question in enumerate(way) if question.id == question_id), 0)
    return way[at - 1] if at else None


def side_of(interview: Interview) -> Side:
    """Return the side that a person speaks for; until it is known, the business side's words are used."""
    if interview.side is not None:
        return interview.side
    answer = standings(interview).get(SIDE, Standing()).answer
    if answer is None or not isinstance(answer.given, Options):
        return Side.BUSINESS
    return Side(answer.given.ids[0])


def answers(instrument: Instrument, interview: Interview) -> dict[str, Answered]:
    """Return what counts as answered, by the instrument's questions."""
    found = standings(interview)
    way = path(instrument, interview)
    return {
        question.id: answer
        for question in way
        if question.id != SIDE and (answer := _of(found, question).answer) is not None
    }


def concluded(interview: Interview) -> bool:
    """Say whether the person has finished, whatever was changed since."""
    return any(isinstance(entry, Moved) and entry.move is Move.CONCLUDE for entry in interview.entries)


def _of(found: Standings, question: Question) -> Standing:
    return found.get(question.id, Standing())


def _given(answer: Answered | None) -> Collection[str]:
    """Return what a condition looks at."""
    match answer:
        case Answered(given=Options(ids)):
            return ids
        case Answered(given=Level(level)):
            return (str(level),)
        case _:
            return ()
