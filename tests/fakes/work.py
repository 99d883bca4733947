"""Work in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.delivery import Feedback, Post
    from bot.services.ports import Turn


class FakeWork:
    """Implements `Work`; tests of listeners look at what was said. `streams` is what is stored at once."""

    def __init__(
        self,
        workspace: str = "T1",
        conversation: str = "D1",
        streams: dict[tuple[str, str], str] | None = None,
    ) -> None:
        self.workspace = workspace
        self.conversation = conversation
        self.turns: list[Turn] = []
        self.posts: list[Post] = []
        self.opinions: list[Feedback] = []
        self.withdrawn: list[str] = []
        self.forgotten: list[str] = []
        self.finished: list[str] = []
        self.streams = {} if streams is None else streams

    def record(self, turn: Turn) -> None:
        self.turns.append(turn)

    def withdraw(self, turn_id: str) -> None:
        self.withdrawn.append(turn_id)

    def forget(self, turn_id: str) -> None:
        self.forgotten.append(turn_id)

    def feedback(self, feedback: Feedback) -> None:
        self.opinions.append(feedback)

    def post(self, post: Post) -> None:
        self.posts.append(post)

    def stream_started(self, effect: str, channel: str, ts: str) -> None:
        del channel
        self.streams.setdefault((self.workspace, effect), ts)

    def stream_finished(self, effect: str) -> None:
        self.finished.append(effect)

    def stream(self, effect: str) -> str | None:
        return self.streams.get((self.workspace, effect))
