"""Courses of targets as they are kept: the port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.targets.course import Course


class Courses(Protocol):
    """The courses of a workspace's targets, each with everything that was recorded."""

    def of_dossier(self, workspace: str, dossier: str) -> list[Course]:
        """Return how the targets of a dossier have gone, as far as a value was ever recorded."""
        ...

    def all(self, workspace: str) -> list[Course]:
        """Return how all targets have gone, those of strategies out of use too."""
        ...
