"""Delivery: what comes in is stored before it is acknowledged, what goes out is stored before it is sent.

The unit of scheduling is the *conversation*. One worker at a time holds its lease and takes steps: handle a
delivery, or send a post (`bot.services.steps`). Each step ends in one transaction that says what became true
and yields the next step, so that whatever dies in between, nothing is lost and nothing is done twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.drafting.entries import Draft
    from bot.domain.editing.manuscript import Manuscript
    from bot.domain.interview.entries import Interview
    from bot.domain.targets.course import Course
    from bot.domain.walk.entries import Walk
    from bot.services.ports import Turn
    from bot.services.steps import Delivery, Lease, Outcome, Sending, Step
    from knowledge.instrument import Instrument

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request from Slack, ready to be stored.

    `key` names this delivery: Slack repeats it when it delivers again. `twin` names what it is about where
    Slack may report the same thing as two events (a mention in a channel is also a message); the first one
    is kept. `at` is Slack's timestamp of it, the order within its conversation.
    """

    workspace: str
    conversation: str
    key: str
    at: str
    body: Json
    twin: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A call of Slack's Web API that must happen once.

    `effect` names it by its cause (`answer:<turn>`), so that handling the cause again makes no second one.
    `amends` is the effect whose message this one updates or deletes; the timestamp is filled in when it is
    sent. The method `response_url` posts `arguments` without `url` to that address.
    """

    effect: str
    channel: str
    method: str
    arguments: Json
    amends: str | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thinks of a turn. The latest of a person counts."""

    turn_id: str
    person: str
    useful: bool
    comment: str
    at: datetime


class Work(Protocol):
    """What shall become true because of one request. Nothing is written before it is committed as a whole."""

    @property
    def workspace(self) -> str:
        """The workspace that it is done in."""
        ...

    def record(self, turn: Turn) -> None:
        """Keep a turn."""
        ...

    def withdraw(self, turn_id: str) -> None:
        """Take a turn out of its conversation's history, because its question was edited."""
        ...

    def forget(self, turn_id: str) -> None:
        """Withdraw a turn and erase its words, because its question was deleted."""
        ...

    def feedback(self, feedback: Feedback) -> None:
        """Keep what a person thinks of a turn."""
        ...

    def keep(self, interview: Interview, known: int) -> None:
        """Keep an interview, whose first `known` entries are stored already."""
        ...

    def pin(self, instrument: Instrument) -> None:
        """Keep a questionnaire as it is now, for the interviews that are begun with it."""
        ...

    def erase(self, interview_id: str) -> None:
        """Erase an interview, with everything that was posted in it."""
        ...

    def keep_walk(self, walk: Walk, known: int) -> None:
        """Keep a walk, whose first `known` entries are stored already."""
        ...

    def erase_walk(self, walk_id: str) -> None:
        """Erase a walk, with everything that was posted in it."""
        ...

    def keep_draft(self, draft: Draft, known: int) -> None:
        """Keep a draft, whose first `known` entries are stored already."""
        ...

    def erase_draft(self, draft_id: str) -> None:
        """Erase a draft with all its versions, and everything that was posted about it."""
        ...

    def erase_posts(self, begins: str) -> None:
        """Erase the words of posts that are sent and whose names begin so, whoever got them."""
        ...

    def keep_manuscript(self, manuscript: Manuscript, known: int) -> None:
        """Keep a strategy's manuscript, whose first `known` entries are stored already."""
        ...

    def keep_course(self, course: Course, known: int) -> None:
        """Keep how a target has gone, whose first `known` entries are stored already."""
        ...

    def confide(self) -> None:
        """Keep nothing of the request itself: what is to be kept of it is kept elsewhere."""
        ...

    def post(self, post: Post) -> None:
        """Send this once the work is committed. Completes the message of a stream of the same effect."""
        ...

    def stream_started(self, effect: str, channel: str, ts: str) -> None:
        """Store at once that the message of this effect exists, so that a crash leaves no second one."""
        ...

    def stream_finished(self, effect: str) -> None:
        """Say that the stream's message is complete: nothing is left to be sent."""
        ...

    def stream(self, effect: str) -> str | None:
        """Return the timestamp of a stream that was opened for this effect before a crash."""
        ...


class Deliveries(Protocol):
    """The inbox and the outbox. Methods that end a step return the conversation's next one, or give it free.

    They raise StaleWorkError where the lease was lost, and StorageError where nothing could be written.
    """

    def accept(self, incoming: Incoming) -> bool:
        """Store a request durably; False where it, or its twin, is known already."""
        ...

    def claim(self) -> Step | None:
        """Lease the conversation that has waited longest and return its first step."""
        ...

    def next_due(self) -> datetime | None:
        """Return when the next conversation is due, in the past where one is."""
        ...

    def renew(self, leases: Iterable[Lease]) -> None:
        """Keep leases from running out."""
        ...

    def hurry(self) -> None:
        """Make due now whatever waits for a moment, because the clock was set back."""
        ...

    def work(self, workspace: str, conversation: str, lease: Lease | None = None) -> Work:
        """Return empty work, under the lease of the conversation or, for what is answered inline, none."""
        ...

    def commit(self, work: Work) -> None:
        """Write the work of a request that was not stored."""
        ...

    def handled(self, delivery: Delivery, work: Work) -> Step | None:
        """Write the work together with the fact that the delivery is done."""
        ...

    def failed(self, delivery: Delivery, work: Work, reason: str) -> Step | None:
        """Give a delivery up; `work` holds what is said about it instead."""
        ...

    def put_off(self, delivery: Delivery, until: datetime) -> Step | None:
        """Leave a delivery to be handled again, ahead of the rest of its conversation."""
        ...

    def give_back(self, step: Step) -> None:
        """Undo a claim, because the process stops."""
        ...

    def sent(self, sending: Sending, outcome: Outcome) -> Step | None:
        """Write what became of a post."""
        ...
