"""Walks in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError
from bot.services.walks import effects_of

if TYPE_CHECKING:
    from bot.domain.walk.entries import Walk


class FakeWalks:
    """Implements `Walks`. `posted` holds the timestamps of what was posted, by workspace and effect."""

    def __init__(self, posted: dict[tuple[str, str], str]) -> None:
        self.walks: dict[tuple[str, str], Walk] = {}
        self.posted = posted

    def keep(self, walk: Walk, known: int) -> None:
        """Store a walk, as work does when it is committed."""
        key = walk.workspace, walk.id
        stored = self.walks.get(key)
        if stored is not None and walk.entries[known:] and len(stored.entries) != known:
            raise StorageError("another request was faster")
        if stored is None or walk.entries[known:]:
            self.walks[key] = walk

    def erase(self, workspace: str, walk_id: str) -> None:
        """Forget a walk, as work does when it is committed."""
        self.walks.pop((workspace, walk_id), None)
        for key in list(self.posted):
            if key[0] == workspace and key[1].startswith(effects_of(walk_id)):
                del self.posted[key]

    def walk(self, workspace: str, walk_id: str) -> Walk | None:
        return self.walks.get((workspace, walk_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Walk | None:
        here = workspace, channel, thread
        known = self.walks.values()
        return next((each for each in known if (each.workspace, each.channel, each.thread) == here), None)

    def of_person(self, workspace: str, person: str) -> list[Walk]:
        theirs = [
            each for each in self.walks.values() if (each.workspace, each.person) == (workspace, person)
        ]
        return sorted(theirs, key=lambda each: (-each.started.timestamp(), each.id))

    def messages(self, workspace: str, walk_id: str) -> list[str]:
        return sorted(
            ts
            for (where, effect), ts in self.posted.items()
            if where == workspace and effect.startswith(effects_of(walk_id))
        )
