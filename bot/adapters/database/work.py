"""Work in a database: changes that are collected while a request is handled, and written together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.adapters.database import (
    conversations,
    courses,
    drafts,
    erasing,
    inbox,
    interviews,
    manuscripts,
    outbox,
    questionnaires,
    turns,
    walks,
)
from bot.adapters.database.transactions import Transaction
from bot.services.delivery import Post

if TYPE_CHECKING:
    from bot.adapters.database.journals import Journal, Kept
    from bot.adapters.database.transactions import Database
    from bot.domain.drafting.entries import Draft
    from bot.domain.editing.manuscript import Manuscript
    from bot.domain.interview.entries import Interview
    from bot.domain.targets.course import Course
    from bot.domain.walk.entries import Walk
    from bot.services.delivery import Feedback
    from bot.services.ports import Turn
    from bot.services.steps import Lease
    from knowledge.instrument import Instrument

Change = Callable[[Transaction], None]


class SqlWork:
    """Work of one request. A feature that stores something of its own adds a method that adds a change."""

    def __init__(self, database: Database, workspace: str, conversation: str, lease: Lease | None) -> None:
        self._database = database
        self._workspace = workspace
        self._conversation = conversation
        self._lease = lease
        self._changes: list[Change] = []
        self._confided = False

    @property
    def workspace(self) -> str:
        """The workspace that it is done in."""
        return self._workspace

    @property
    def conversation(self) -> str:
        """The conversation that its posts belong to."""
        return self._conversation

    @property
    def empty(self) -> bool:
        """Whether nothing shall become true."""
        return not self._changes

    @property
    def confided(self) -> bool:
        """Whether nothing of the request itself is to be kept."""
        return self._confided

    def record(self, turn: Turn) -> None:
        """Keep a turn."""
        row = turns.sealed(self._database, turn)
        self._changes.append(lambda tx: turns.record(tx, row))

    def withdraw(self, turn_id: str) -> None:
        """Take a turn out of its conversation's history."""
        self._changes.append(lambda tx: turns.withdraw(tx, self._workspace, turn_id))

    def forget(self, turn_id: str) -> None:
        """Withdraw a turn and erase its words, wherever they stand."""
        self.confide()  # the request quotes what was deleted
        self._changes.append(lambda tx: turns.forget(tx, self._workspace, turn_id))
        self._changes.append(lambda tx: inbox.erase(tx, self._workspace, self._conversation))
        self._changes.append(lambda tx: outbox.erase(tx, self._workspace, self._conversation))

    def feedback(self, feedback: Feedback) -> None:
        """Keep what a person thinks of a turn."""
        row = turns.sealed_feedback(self._database, self._workspace, feedback)
        self._changes.append(lambda tx: turns.feedback(tx, row))

    def keep(self, interview: Interview, known: int) -> None:
        """Keep an interview, whose first `known` entries are stored already."""
        self._keep(interviews.JOURNAL, interview, known)

    def pin(self, instrument: Instrument) -> None:
        """Keep a questionnaire as it is now, for the interviews that are begun with it."""
        row = questionnaires.sealed(self._database, self._workspace, instrument)
        self._changes.append(lambda tx: questionnaires.keep(tx, row))

    def erase(self, interview_id: str) -> None:
        """Erase an interview, with everything that was posted in it."""
        self._changes.append(lambda tx: interviews.JOURNAL.erase(tx, self._workspace, interview_id))

    def keep_walk(self, walk: Walk, known: int) -> None:
        """Keep a walk, whose first `known` entries are stored already."""
        self._keep(walks.JOURNAL, walk, known)

    def erase_walk(self, walk_id: str) -> None:
        """Erase a walk, with everything that was posted in it."""
        self._changes.append(lambda tx: walks.JOURNAL.erase(tx, self._workspace, walk_id))

    def keep_draft(self, draft: Draft, known: int) -> None:
        """Keep a draft, whose first `known` entries are stored already."""
        self._keep(drafts.JOURNAL, draft, known)

    def erase_draft(self, draft_id: str) -> None:
        """Erase a draft with all its versions, and everything that was posted about it."""
        self._changes.append(lambda tx: drafts.JOURNAL.erase(tx, self._workspace, draft_id))

    def erase_posts(self, begins: str) -> None:
        """Erase the words of posts that are sent and whose names begin so, whoever got them."""
        self._changes.append(lambda tx: erasing.erase_posts(tx, self._workspace, begins))

    def keep_manuscript(self, manuscript: Manuscript, known: int) -> None:
        """Keep a strategy's manuscript, whose first `known` entries are stored already."""
        self._keep(manuscripts.JOURNAL, manuscript, known)

    def keep_course(self, course: Course, known: int) -> None:
        """Keep how a target has gone, whose first `known` entries are stored already."""
        self._keep(courses.JOURNAL, course, known)

    def confide(self) -> None:
        """Keep nothing of the request itself."""
        self._confided = True

    def post(self, post: Post) -> None:
        """Send this once the work is committed."""
        row = outbox.sealed(self._database, self._workspace, self._conversation, post)
        self._changes.append(lambda tx: outbox.put(tx, row))

    def stream_started(self, effect: str, channel: str, ts: str) -> None:
        """Store at once that the message of this effect exists."""
        unwritten = Post(effect, channel, "chat.update", {})
        row = outbox.sealed(self._database, self._workspace, self._conversation, unwritten)
        with self._database.writing() as tx:
            if self._lease is not None:
                conversations.hold(tx, self._lease)
            outbox.stream_started(tx, row, ts)

    def stream_finished(self, effect: str) -> None:
        """Say that the stream's message is complete."""
        self._changes.append(lambda tx: outbox.stream_finished(tx, self._workspace, effect))

    def stream(self, effect: str) -> str | None:
        """Return the timestamp of a stream that was opened for this effect before a crash."""
        with self._database.reading() as tx:
            return outbox.stream(tx, self._workspace, effect)

    def write(self, tx: Transaction) -> None:
        """Make everything true, in the order in which it was said."""
        for change in self._changes:
            change(tx)

    def _keep(self, journal: Journal[Kept], kept: Kept, known: int) -> None:
        rows = journal.rows(self._database, kept, known)
        self._changes.append(lambda tx: journal.keep(tx, rows))
