"""Interviews in a database: a row for what was agreed at the start, and one for each entry since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from bot.adapters.database import entries as rows
from bot.adapters.database.interview_tables import entries, interviews
from bot.adapters.database.tables import outbox
from bot.adapters.database.transactions import insert_into
from bot.domain.interview.entries import Interview, Said, Unsaid
from bot.services.changes import effects_of, prompt_effect
from knowledge.instrument import Side

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row, Transaction

_i, _e, _o = interviews.c, entries.c, outbox.c


def sealed(database: Database, interview: Interview, known: int) -> list[Row]:
    """Return as rows the entries that are new, and those whose words were taken back since."""
    new = interview.entries[known:]
    unsaid = {entry.message for entry in new if isinstance(entry, Unsaid)}
    return [
        rows.sealed(database, interview.workspace, interview.id, number, entry)
        for number, entry in enumerate(interview.entries)
        if number >= known or (isinstance(entry, Said) and entry.message in unsaid)
    ]


def keep(tx: Transaction, interview: Interview, known: int, changed: list[Row]) -> None:
    """Store an interview. Where another request was faster, storing fails, and all of the work with it."""
    tx.connection.execute(insert_into(interviews, tx.dialect).on_conflict_do_nothing(), _header(interview))
    new = [row for row in changed if _number(row) >= known]
    if new:
        tx.connection.execute(insert(entries), new)
    for row in changed:
        if _number(row) < known:
            this = (
                _e.workspace == row["workspace"],
                _e.interview == row["interview"],
                _e.number == row["number"],
            )
            tx.connection.execute(update(entries).where(*this).values(body=row["body"]))


def erase(tx: Transaction, workspace: str, interview_id: str) -> None:
    """Erase an interview, and what was posted in it."""
    tx.connection.execute(delete(interviews).where(_i.workspace == workspace, _i.id == interview_id))
    posted = _o.effect.startswith(effects_of(interview_id), autoescape=True)
    tx.connection.execute(delete(outbox).where(_o.workspace == workspace, posted))


class SqlInterviews:
    """The interviews in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def interview(self, workspace: str, interview_id: str) -> Interview | None:
        """Return one interview."""
        return next(iter(self._found(_i.workspace == workspace, _i.id == interview_id)), None)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Interview | None:
        """Return the interview that hangs on a message."""
        here = _i.workspace == workspace, _i.channel == channel, _i.thread == thread
        return next(iter(self._found(*here)), None)

    def of_person(self, workspace: str, person: str) -> list[Interview]:
        """Return somebody's interviews, latest first."""
        return self._found(_i.workspace == workspace, _i.person == person)

    def all(self, workspace: str) -> list[Interview]:
        """Return every interview of a workspace, latest first."""
        return self._found(_i.workspace == workspace)

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
        posted = _o.effect.startswith(effects_of(interview_id), autoescape=True)
        query = (
            select(_o.ts)
            .where(_o.workspace == workspace, posted, _o.ts.is_not(None))
            .order_by(_o.ts)
            .distinct()
        )
        with self._database.reading() as tx:
            return [row.ts for row in tx.connection.execute(query)]

    def _found(self, *conditions: ColumnElement[bool]) -> list[Interview]:
        headers = select(interviews).where(*conditions).order_by(_i.started.desc(), _i.id)
        happened = (
            select(entries)
            .join(interviews, (_e.workspace == _i.workspace) & (_e.interview == _i.id))
            .where(*conditions)
            .order_by(_e.interview, _e.number)
        )
        with self._database.reading() as tx:
            found = {row.id: _interview(row) for row in tx.connection.execute(headers)}
            told = defaultdict(list)
            for row in tx.connection.execute(happened) if found else ():
                told[row.interview].append(rows.opened(tx, row))
            return [interview.add(*told[interview.id]) for interview in found.values()]


def _header(interview: Interview) -> Row:
    return {
        "workspace": interview.workspace, "id": interview.id, "person": interview.person,
        "instrument": interview.instrument, "version": interview.version, "channel": interview.channel,
        "thread": interview.thread, "side": interview.side, "terms": interview.terms,
        "started": interview.started,
    }  # fmt: skip


def _interview(row: Found[Any]) -> Interview:
    return Interview(
        id=row.id, workspace=row.workspace, person=row.person, instrument=row.instrument, version=row.version,
        channel=row.channel, thread=row.thread, side=None if row.side is None else Side(row.side),
        terms=row.terms, started=row.started,
    )  # fmt: skip


def _number(row: Row) -> int:
    number = row["number"]
    assert isinstance(number, int)
    return number
