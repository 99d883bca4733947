"""Journals: what has a row for what was settled at the start, and one for each entry since.

Interviews, walks and drafts are kept so. Entries are appended; an earlier one is written again only where
words were taken back. Of two requests that add at once the slower one fails, with all of its work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from sqlalchemy import Table, delete, insert, select, update

from bot.adapters.database.tables import outbox
from bot.adapters.database.transactions import Database, Row, Transaction, insert_into
from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from pydantic import TypeAdapter
    from sqlalchemy import ColumnElement
    from sqlalchemy import Row as Found

_o = outbox.c


class Happened(Protocol):
    """An entry: something that happened at a time."""

    @property
    def at(self) -> datetime:
        """When it happened."""
        ...


class Journalled(Protocol):
    """Something that is kept with everything that happened to it."""

    @property
    def workspace(self) -> str:
        """The workspace that it belongs to."""
        ...

    @property
    def id(self) -> str:
        """What names it in its workspace."""
        ...

    @property
    def entries(self) -> tuple[Any, ...]:
        """What happened, oldest first."""
        ...

    def add(self, *entries: Any) -> Self:
        """Return it with more entries."""
        ...


Kept = TypeVar("Kept", bound=Journalled)
Written = Callable[[Database, str, str, int, Any], Row]
Read = Callable[[Transaction, "Found[Any]"], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A journal as rows, sealed before the transaction begins; it `goes_on` where some of it is stored."""

    header: Row
    goes_on: bool
    rewritten: Sequence[Row]
    new: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Journal(Generic[Kept]):
    """How one kind of journal is kept.

    `header` returns the columns of the first row, `begun` what they came from, without entries. `write` and
    `read` are the same for entries. `retracted` names the entries of which new ones took back the words.
    `effects` returns what the names of posts begin with. `later` are columns that become known later.
    """

    headers: Table
    entries: Table
    header: Callable[[Kept], Row]
    begun: Callable[[Found[Any]], Kept]
    write: Written
    read: Read
    retracted: Callable[[Kept, int], Collection[int]]
    effects: Callable[[str], str]
    later: tuple[str, ...] = ()

    @property
    def of(self) -> str:
        """The column of an entry that names what it belongs to."""
        return list(self.entries.primary_key)[1].name

    def rows(self, database: Database, kept: Kept, known: int) -> Rows:
        """Return what is to be stored, where the first `known` entries are there already."""
        retracted = {number for number in self.retracted(kept, known) if number < known}
        here = kept.workspace, kept.id
        rewritten = [self.write(database, *here, n, kept.entries[n]) for n in sorted(retracted)]
        new = [self.write(database, *here, n, kept.entries[n]) for n in range(known, len(kept.entries))]
        return Rows(self.header(kept), known > 0, rewritten, new)

    def keep(self, tx: Transaction, rows: Rows) -> None:
        """Store it. Raises StorageError where it was erased meanwhile: nothing brings it back."""
        if rows.goes_on:
            self._go_on(tx, rows.header)
        else:
            put = insert_into(self.headers, tx.dialect)
            key = [column.name for column in self.headers.primary_key]
            tx.connection.execute(put.on_conflict_do_nothing(index_elements=key), rows.header)
        if rows.new:
            tx.connection.execute(insert(self.entries), rows.new)
        for row in rows.rewritten:
            this = [column == row[column.name] for column in self.entries.primary_key]
            tx.connection.execute(update(self.entries).where(*this).values(body=row["body"]))

    def erase(self, tx: Transaction, workspace: str, kept_id: str) -> None:
        """Erase it, and what was posted in it."""
        this = self.headers.c.workspace == workspace, self.headers.c.id == kept_id
        tx.connection.execute(delete(self.headers).where(*this))
        tx.connection.execute(delete(outbox).where(*self._posted(workspace, kept_id)))

    def messages(self, database: Database, workspace: str, kept_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in it, oldest first."""
        these = *self._posted(workspace, kept_id), _o.ts.is_not(None)
        with database.reading() as tx:
            found = tx.connection.execute(select(_o.ts).where(*these).order_by(_o.ts).distinct())
            return [row.ts for row in found]

    def found(self, database: Database, *conditions: ColumnElement[bool]) -> list[Kept]:
        """Return those that meet conditions on the first row, latest first."""
        c, of = self.headers.c, self.entries.c[self.of]
        headers = select(self.headers).where(*conditions).order_by(c.started.desc(), c.id)
        happened = (
            select(self.entries)
            .join(self.headers, (self.entries.c.workspace == c.workspace) & (of == c.id))
            .where(*conditions)
            .order_by(of, self.entries.c.number)
        )
        with database.reading() as tx:
            begun = [self.begun(row) for row in tx.connection.execute(headers)]
            told = defaultdict(list)
            for row in tx.connection.execute(happened) if begun else ():
                told[getattr(row, self.of)].append(self.read(tx, row))
            return [each.add(*told[each.id]) for each in begun]

    def one(self, database: Database, workspace: str, kept_id: str) -> Kept | None:
        """Return the one of this id."""
        c = self.headers.c
        return next(iter(self.found(database, c.workspace == workspace, c.id == kept_id)), None)

    def in_thread(self, database: Database, workspace: str, channel: str, thread: str) -> Kept | None:
        """Return the one that hangs on a message."""
        c = self.headers.c
        here = c.workspace == workspace, c.channel == channel, c.thread == thread
        return next(iter(self.found(database, *here)), None)

    def of_person(self, database: Database, workspace: str, person: str) -> list[Kept]:
        """Return somebody's, latest first."""
        c = self.headers.c
        return self.found(database, c.workspace == workspace, c.person == person)

    def _go_on(self, tx: Transaction, header: Row) -> None:
        key = list(self.headers.primary_key)
        known = {name: header[name] for name in self.later or (key[0].name,)}
        this = [column == header[column.name] for column in key]
        if not tx.connection.execute(update(self.headers).where(*this).values(known)).rowcount:
            raise StorageError(f"{header['id']} was erased meanwhile, so nothing was added to it.")

    def _posted(self, workspace: str, kept_id: str) -> tuple[ColumnElement[bool], ...]:
        return _o.workspace == workspace, _o.effect.startswith(self.effects(kept_id), autoescape=True)


def in_one_piece(entries: Table, adapter: TypeAdapter[Any]) -> tuple[Written, Read]:
    """Return how entries are kept of which nothing is counted: each sealed as a whole, with its time."""
    body = entries.c.body

    def write(database: Database, workspace: str, of: str, number: int, entry: Happened) -> Row:
        sealed = database.seal(adapter.dump_json(entry).decode(), body, workspace, of, str(number))
        _, name, _ = (column.name for column in entries.primary_key)
        return {"workspace": workspace, name: of, "number": number, "body": sealed, "at": entry.at}

    def read(tx: Transaction, row: Found[Any]) -> object:
        where = [str(getattr(row, column.name)) for column in list(entries.primary_key)[1:]]
        return adapter.validate_json(tx.open(row.body, body, row.workspace, *where))

    return write, read
