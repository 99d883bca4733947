"""Courses in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError

if TYPE_CHECKING:
    from bot.domain.targets.course import Course


class FakeCourses:
    """Implements `Courses`."""

    def __init__(self) -> None:
        self.courses: dict[tuple[str, str], Course] = {}

    def keep(self, course: Course, known: int) -> None:
        """Store a course, as work does when it is committed."""
        key = course.workspace, course.id
        stored = self.courses.get(key)
        if stored is not None and course.entries[known:] and len(stored.entries) != known:
            raise StorageError("another request was faster")
        self.courses[key] = course

    def of_dossier(self, workspace: str, dossier: str) -> list[Course]:
        known = self.courses.values()
        return [each for each in known if (each.workspace, each.dossier) == (workspace, dossier)]

    def all(self, workspace: str) -> list[Course]:
        return [each for each in self.courses.values() if each.workspace == workspace]
