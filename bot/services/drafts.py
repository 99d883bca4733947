"""Drafts as they are kept: the port, and what their posts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Draft


class Drafts(Protocol):
    """The drafts of a workspace, each with everything that happened to it."""

    def draft(self, workspace: str, draft_id: str) -> Draft | None:
        """Return one draft."""
        ...

    def named(self, workspace: str, name: str) -> Draft | None:
        """Return the draft that was confirmed under a name."""
        ...

    def in_thread(self, workspace: str, channel: str, thread: str) -> Draft | None:
        """Return the draft that hangs on a message."""
        ...

    def of_person(self, workspace: str, person: str) -> list[Draft]:
        """Return somebody's drafts, latest first."""
        ...

    def all(self, workspace: str) -> list[Draft]:
        """Return every draft, latest first."""
        ...

    def messages(self, workspace: str, draft_id: str) -> list[str]:
        """Return the timestamps of everything that was posted about a draft, oldest first."""
        ...


def effects_of(draft_id: str) -> str:
    """Return what the names of all posts about a draft begin with."""
    return f"draft:{draft_id}:"


def step_effect(draft_id: str, revision: int) -> str:
    """Name the post that shows the step of a revision."""
    return f"{effects_of(draft_id)}step:{revision}"
