"""Interviews in a database: a row for what was agreed at the start, and one for each entry since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from bot.adapters.database import entries as rows
from bot.adapters.database.interview_tables import entries, interviews
from bot.adapters.database.journals import Journal
from bot.adapters.database.tables import outbox
from bot.domain.interview.entries import Interview, Said, Unsaid
from bot.services.changes import effects_of, prompt_effect
from knowledge.instrument import Side

if TYPE_CHECKING:
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row

_i, _o = interviews.c, outbox.c


def _header(interview: Interview) -> Row:
    return {column.name: getattr(interview, column.name) for column in interviews.columns}


def _begun(row: Found[Any]) -> Interview:
    columns = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    return Interview(**{**columns, "side": None if row.side is None else Side(row.side)})


def _retracted(interview: Interview, known: int) -> list[int]:
    unsaid = {entry.question for entry in interview.entries[known:] if isinstance(entry, Unsaid)}
    told = enumerate(interview.entries)
    return [number for number, entry in told if isinstance(entry, Said) and entry.question in unsaid]


JOURNAL: Final[Journal[Interview]] = Journal(
    interviews, entries, _header, _begun, rows.sealed, rows.opened, _retracted, effects_of
)


class SqlInterviews:
    """The interviews in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def interview(self, workspace: str, interview_id: str) -> Interview | None:
        """Return one interview."""
        return JOURNAL.one(self._database, workspace, interview_id)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Interview | None:
        """Return the interview that hangs on a message."""
        return JOURNAL.in_thread(self._database, workspace, channel, thread)

    def of_person(self, workspace: str, person: str) -> list[Interview]:
        """Return somebody's interviews, latest first."""
        return JOURNAL.of_person(self._database, workspace, person)

    def all(self, workspace: str) -> list[Interview]:
        """Return every interview of a workspace, latest first."""
        return JOURNAL.found(self._database, _i.workspace == workspace)

    def prompts(self, interview: Interview) -> dict[int, str]:
        """Return the timestamps of the prompts in an interview's thread, by the number of entries then."""
        # By their names: an index finds these in every database, and beginnings of names only in some.
        names = {prompt_effect(interview.id, number): number for number in range(len(interview.entries) + 1)}
        query = (
            select(_o.effect, _o.ts)
            .where(_o.workspace == interview.workspace, _o.effect.in_(names))
            .where(_o.ts.is_not(None))
        )
        with self._database.reading() as tx:
            found = {names[row.effect]: row.ts for row in tx.connection.execute(query)}
        return dict(sorted(found.items()))

    def messages(self, workspace: str, interview_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in an interview, oldest first."""
        return JOURNAL.messages(self._database, workspace, interview_id)
