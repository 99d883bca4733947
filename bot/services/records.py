"""Records: interviews as tables and files show them, with or without what was answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.interview.entries import (
    Amount,
    Answered,
    DontKnow,
    Level,
    Moved,
    NotApplicable,
    Options,
    OwnWords,
    Said,
    Unsaid,
)
from bot.domain.interview.position import Finished, Review, next_step, path, side_of
from bot.domain.interview.progress import progress
from bot.domain.interview.standings import Standing, standings

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.interview.entries import Entry, Given, Interview
    from knowledge.instrument import Instrument, Question


@dataclass(frozen=True, slots=True)
class Overview:
    """How far an interview has come, without anything that was answered. `status` is one word."""

    interview: str
    person: str
    instrument: str
    status: str
    done: int
    questions: int
    started: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What was answered to a question, and said to it. `revisions` counts earlier answers as well."""

    question: str
    name: str
    dimension: str
    kind: str
    given: str | None
    level: int | None
    proposed: int | None
    words: tuple[str, ...]
    revisions: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One thing that happened, in the order in which it did."""

    number: int
    what: str
    question: str
    cause: str
    at: datetime
    given: str | None = None
    level: int | None = None
    proposed: int | None = None
    words: str | None = None
    quote: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """Everything that is kept of an interview."""

    overview: Overview
    side: str
    terms: str
    answers: tuple[AnswerRecord, ...]
    history: tuple[EntryRecord, ...]


def overview(instrument: Instrument, interview: Interview) -> Overview:
    """Say how far an interview has come."""
    done = progress(instrument, interview)
    last = interview.entries[-1].at if interview.entries else interview.started
    return Overview(
        interview.id, interview.person, instrument.reference, _status(instrument, interview), done.done,
        done.questions, interview.started, last,
    )  # fmt: skip


def _status(instrument: Instrument, interview: Interview) -> str:
    step = next_step(instrument, interview)
    if isinstance(step, Finished):
        return "finished"
    if interview.paused:
        return "paused"
    return "reviewing" if isinstance(step, Review) else "open"


def record(instrument: Instrument, interview: Interview) -> InterviewRecord:
    """Return everything that is kept of an interview."""
    found = standings(interview)
    known = {question.id for question in instrument.questions}
    way = [question for question in path(instrument, interview) if question.id in known]
    return InterviewRecord(
        overview(instrument, interview),
        side_of(interview).value,
        interview.terms,
        tuple(_answer(instrument, interview, each, found.get(each.id, Standing())) for each in way),
        tuple(_entry(number, entry) for number, entry in enumerate(interview.entries)),
    )


def _answer(
    instrument: Instrument, interview: Interview, question: Question, standing: Standing
) -> AnswerRecord:
    answer = standing.answer
    given = [
        entry for entry in interview.entries if isinstance(entry, Answered) and entry.question == question.id
    ]
    return AnswerRecord(
        question.id, question.name, instrument.dimension_of(question.id).name, question.kind,
        _text(answer.given) if answer else None, _level(answer.given) if answer else None,
        answer.proposed if answer else None, standing.words, len(given), answer.at if answer else None,
    )  # fmt: skip


def _entry(number: int, entry: Entry) -> EntryRecord:
    question, cause, at = entry.question, entry.cause, entry.at
    match entry:
        case Said(words=words, heard=heard):
            bare = EntryRecord(number, "said", question, cause, at, words=words)
            if heard is None:
                return bare
            return replace(bare, proposed=heard.level, quote=heard.quote, prompt=heard.prompt)
        case Answered(given=given, proposed=proposed):
            told = EntryRecord(number, "answered", question, cause, at, given=_text(given))
            return replace(told, level=_level(given), proposed=proposed)
        case Moved(move=move):
            return EntryRecord(number, move.value, question, cause, at)
        case Unsaid():
            return EntryRecord(number, "unsaid", question, cause, at)
        case _:
            assert_never(entry)


def _level(given: Given) -> int | None:
    return given.level if isinstance(given, Level) else None


def _text(given: Given) -> str:
    match given:
        case Level(level):
            return str(level)
        case Options(ids):
            return ", ".join(ids)
        case Amount(number):
            return f"{number:g}"
        case OwnWords():
            return "own_words"
        case DontKnow():
            return "dont_know"
        case NotApplicable():
            return "not_applicable"
        case _:
            assert_never(given)
