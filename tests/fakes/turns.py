"""Turns in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.delivery import Feedback
    from bot.services.ports import Turn


class FakeTurns:
    """Implements `Turns`. Tests may put turns in and look at the feedback."""

    def __init__(self) -> None:
        self.turns: dict[tuple[str, str], Turn] = {}
        self.withdrawn: set[tuple[str, str]] = set()
        self.forgotten: set[tuple[str, str]] = set()
        self.opinions: dict[tuple[str, str, str], Feedback] = {}
        self.messages: dict[tuple[str, str], str] = {}

    def history(self, workspace: str, channel: str, thread: str | None, before: str) -> list[str]:
        since = float(before) - 1800 if thread is None else 0.0
        return [
            turn.asked
            for turn in self._standing()
            if (turn.workspace, turn.channel) == (workspace, channel)
            and thread in {None, turn.thread}
            and since <= float(turn.message) < float(before)
        ][-5:]

    def turn(self, workspace: str, turn_id: str) -> Turn | None:
        key = workspace, turn_id
        return None if key in self.forgotten else self.turns.get(key)

    def asked_in(self, workspace: str, channel: str, message: str) -> Turn | None:
        here = workspace, channel, message
        return next(
            (turn for turn in self._standing() if (turn.workspace, turn.channel, turn.message) == here), None
        )

    def latest(self, workspace: str, person: str, limit: int) -> list[Turn]:
        theirs = [turn for turn in self._standing() if (turn.workspace, turn.person) == (workspace, person)]
        return sorted(theirs, key=lambda turn: turn.at, reverse=True)[:limit]

    def forget(self, workspace: str, turn_id: str) -> None:
        forgotten = self.turns[workspace, turn_id]
        where = forgotten.workspace, forgotten.channel, forgotten.message
        same = {key for key, one in self.turns.items() if (one.workspace, one.channel, one.message) == where}
        self.withdrawn |= same
        self.forgotten |= same

    def posted(self, workspace: str, effect: str) -> str | None:
        return self.messages.get((workspace, effect))

    def _standing(self) -> list[Turn]:
        kept = [turn for key, turn in self.turns.items() if key not in self.withdrawn]
        return sorted(kept, key=lambda turn: turn.message)
