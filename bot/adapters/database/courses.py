"""Courses in a database: a row for each target, and one for each value recorded of it, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.adapters.database.course_tables import course_entries, courses
from bot.adapters.database.journals import Journal, in_one_piece
from bot.domain.targets.course import Course, Entry, Forgotten

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row

_c = courses.c


def _header(course: Course) -> Row:
    return {column.name: getattr(course, column.name) for column in courses.columns}


def _begun(row: Found[Any]) -> Course:
    return Course(row.workspace, row.dossier, row.target, row.started)


def _retracted(course: Course, known: int) -> Collection[int]:
    """Return what may say less than before; what was taken back can be looked up."""
    return range(known) if any(isinstance(one, Forgotten) for one in course.entries[known:]) else ()


def _effects(course_id: str) -> str:
    return f"course:{course_id}:"


_write, _read = in_one_piece(course_entries, TypeAdapter(Entry))

JOURNAL: Final[Journal[Course]] = Journal(
    courses, course_entries, _header, _begun, _write, _read, _retracted, _effects
)


class SqlCourses:
    """The courses in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_dossier(self, workspace: str, dossier: str) -> list[Course]:
        """Return how the targets of a dossier have gone, as far as a value was ever recorded."""
        return JOURNAL.found(self._database, _c.workspace == workspace, _c.dossier == dossier)

    def all(self, workspace: str) -> list[Course]:
        """Return how all targets have gone, those of strategies out of use too."""
        return JOURNAL.found(self._database, _c.workspace == workspace)

    def keep(self, course: Course, known: int) -> None:
        """Keep a course at once, for commands. Raises StorageError where somebody else was faster."""
        rows = JOURNAL.rows(self._database, course, known)
        with self._database.writing() as tx:
            JOURNAL.keep(tx, rows)
