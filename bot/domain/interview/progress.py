"""Progress: how far an interview has come."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.interview.entries import SIDE, WHOLE
from bot.domain.interview.position import Ask, Confirm, Probe, next_step, path
from bot.domain.interview.standings import Standing, standings

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from knowledge.instrument import Dimension, Instrument


@dataclass(frozen=True, slots=True)
class Part:
    """How far a dimension has come: how many of its questions are dealt with."""

    dimension: Dimension
    done: int
    questions: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview has come. `dimension` and `question` count from 1, and are 0 at its ends.

    `minutes` are those that are left: at a question at least one.
    """

    parts: tuple[Part, ...]
    dimension: int
    question: int
    questions: int
    done: int
    minutes: int


def progress(instrument: Instrument, interview: Interview, at: str | None = None) -> Progress:
    """Say how far an interview has come, seen from the question `at`, or else from where it is."""
    found = standings(interview)
    way = [question for question in path(instrument, interview) if question.id != SIDE]
    done = {each.id for each in way if _done(found.get(each.id, Standing()))}
    parts = tuple(
        Part(dimension, len(done & ids), len(ids))
        for dimension in instrument.dimensions
        if (ids := {question.id for question in dimension.questions} & {question.id for question in way})
    )
    here = at or _here(instrument, interview)
    left = instrument.minutes * (len(way) - len(done)) / max(len(instrument.questions), 1)
    return Progress(
        parts,
        next((at for at, part in enumerate(parts, 1) if _holds(part.dimension, here)), 0),
        next((at for at, question in enumerate(way, 1) if question.id == here), 0),
        len(way),
        len(done),
        max(math.ceil(left), 0 if here == WHOLE else 1),
    )


def _here(instrument: Instrument, interview: Interview) -> str:
    step = next_step(instrument, interview)
    return step.question.id if isinstance(step, Ask | Probe | Confirm) else WHOLE


def _holds(dimension: Dimension, question_id: str) -> bool:
    return any(question.id == question_id for question in dimension.questions)


def _done(standing: Standing) -> bool:
    return not (standing.fresh or standing.later)
