"""Drafts in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError
from bot.services.drafts import effects_of

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Draft


class FakeDrafts:
    """Implements `Drafts`. `posted` holds the timestamps of what was posted, by workspace and effect."""

    def __init__(self, posted: dict[tuple[str, str], str]) -> None:
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.posted = posted

    def keep(self, draft: Draft, known: int) -> None:
        """Store a draft, as work does when it is committed."""
        key = draft.workspace, draft.id
        stored = self.drafts.get(key)
        if stored is None and known:
            raise StorageError("it was erased meanwhile")
        if stored is not None and draft.entries[known:] and len(stored.entries) != known:
            raise StorageError("another request was faster")
        if any(
            each.name == draft.name and each.id != draft.id for each in self.all(draft.workspace) if each.name
        ):
            raise StorageError("the name is taken")
        if stored is None or draft.entries[known:]:
            self.drafts[key] = draft

    def erase(self, workspace: str, draft_id: str) -> None:
        """Forget a draft, as work does when it is committed."""
        self.drafts.pop((workspace, draft_id), None)
        for key in list(self.posted):
            if key[0] == workspace and key[1].startswith(effects_of(draft_id)):
                del self.posted[key]

    def draft(self, workspace: str, draft_id: str) -> Draft | None:
        return self.drafts.get((workspace, draft_id))

    def named(self, workspace: str, name: str) -> Draft | None:
        return next((each for each in self.all(workspace) if each.name == name), None)

    def in_thread(self, workspace: str, channel: str, thread: str) -> Draft | None:
        here = channel, thread
        return next((each for each in self.all(workspace) if (each.channel, each.thread) == here), None)

    def of_person(self, workspace: str, person: str) -> list[Draft]:
        return [each for each in self.all(workspace) if each.person == person]

    def all(self, workspace: str) -> list[Draft]:
        here = [each for each in self.drafts.values() if each.workspace == workspace]
        return sorted(here, key=lambda each: (-each.started.timestamp(), each.id))

    def messages(self, workspace: str, draft_id: str) -> list[str]:
        return sorted(
            ts
            for (where, effect), ts in self.posted.items()
            if where == workspace and effect.startswith(effects_of(draft_id))
        )
