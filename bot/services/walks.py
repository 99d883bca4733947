"""Walks as they are kept: the port, and what their posts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.walk.entries import Walk


class Walks(Protocol):
    """The walks through decisions of a workspace, each with everything that happened in it."""

    def walk(self, workspace: str, walk_id: str) -> Walk | None:
        """Return one walk."""
        ...

    def in_thread(self, workspace: str, channel: str, thread: str) -> Walk | None:
        """Return the walk that hangs on a message."""
        ...

    def of_person(self, workspace: str, person: str) -> list[Walk]:
        """Return somebody's walks, latest first."""
        ...

    def messages(self, workspace: str, walk_id: str) -> list[str]:
        """Return the timestamps of everything that was posted in a walk, oldest first."""
        ...


def effects_of(walk_id: str) -> str:
    """Return what the names of all posts of a walk begin with."""
    return f"walk:{walk_id}:"


def step_effect(walk_id: str, revision: int) -> str:
    """Name the post that shows the step of a revision."""
    return f"{effects_of(walk_id)}step:{revision}"


def picture_effect(walk_id: str, revision: int) -> str:
    """Name the post of the picture above the step of a revision."""
    return f"{effects_of(walk_id)}picture:{revision}"
