"""Changes: what a request makes of an interview, what it was about, how the posts are named that tell it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.interview.entries import WHOLE
from bot.domain.interview.position import Ask, Confirm, Probe, Step, next_step

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from knowledge.instrument import Instrument, Side


@dataclass(frozen=True, slots=True)
class Change:
    """An interview before and after a request, in the version of the instrument that it was begun with."""

    instrument: Instrument
    before: Interview
    after: Interview

    @property
    def step(self) -> Step:
        """What comes next."""
        return next_step(self.instrument, self.after)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a person agreed to by beginning: their interview hangs on the message that they agreed under.

    `side` is the one that they speak for, None where they are to be asked for it.
    """

    workspace: str
    person: str
    instrument: str
    version: int
    channel: str
    thread: str
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Words that a person wrote in an interview's thread."""

    text: str
    message: str
    cause: str


def identity(agreement: Agreement) -> str:
    """Name an interview after the message that it hangs on, so that agreeing twice begins it once."""
    where = f"{agreement.workspace}\n{agreement.channel}\n{agreement.thread}"
    return hashlib.sha256(where.encode()).hexdigest()[:20]


def effects_of(interview_id: str) -> str:
    """Return what the names of all posts of an interview begin with."""
    return f"interview:{interview_id}:"


def prompt_effect(interview_id: str, number: int) -> str:
    """Name the post that asks for the step that follows so many entries."""
    return f"{effects_of(interview_id)}ask:{number}"


def step_then(here: Change, number: int) -> Step:
    """Return what was next when there were so many entries, as far as their words still stand."""
    return next_step(here.instrument, here.after.until(number))


def question_of(step: Step) -> str:
    """Return the question that a step is about, the whole at the end."""
    return step.question.id if isinstance(step, Ask | Probe | Confirm) else WHOLE
