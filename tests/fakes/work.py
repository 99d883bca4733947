"""Work in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Draft
    from bot.domain.editing.manuscript import Manuscript
    from bot.domain.interview.entries import Interview
    from bot.domain.targets.course import Course
    from bot.domain.walk.entries import Walk
    from bot.services.delivery import Feedback, Post
    from bot.services.ports import Turn
    from knowledge.instrument import Instrument


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
        self.interviews: list[tuple[Interview, int]] = []
        self.pinned: list[Instrument] = []
        self.erased: list[str] = []
        self.walks: list[tuple[Walk, int]] = []
        self.erased_walks: list[str] = []
        self.drafts: list[tuple[Draft, int]] = []
        self.erased_drafts: list[str] = []
        self.erased_posts: list[str] = []
        self.manuscripts: list[tuple[Manuscript, int]] = []
        self.courses: list[tuple[Course, int]] = []
        self.confided = False
        self.streams = {} if streams is None else streams

    def record(self, turn: Turn) -> None:
        self.turns.append(turn)

    def withdraw(self, turn_id: str) -> None:
        self.withdrawn.append(turn_id)

    def forget(self, turn_id: str) -> None:
        self.forgotten.append(turn_id)

    def feedback(self, feedback: Feedback) -> None:
        self.opinions.append(feedback)

    def keep(self, interview: Interview, known: int) -> None:
        self.interviews.append((interview, known))

    def pin(self, instrument: Instrument) -> None:
        self.pinned.append(instrument)

    def erase(self, interview_id: str) -> None:
        self.erased.append(interview_id)

    def keep_walk(self, walk: Walk, known: int) -> None:
        self.walks.append((walk, known))

    def erase_walk(self, walk_id: str) -> None:
        self.erased_walks.append(walk_id)

    def keep_draft(self, draft: Draft, known: int) -> None:
        self.drafts.append((draft, known))

    def erase_draft(self, draft_id: str) -> None:
        self.erased_drafts.append(draft_id)

    def erase_posts(self, begins: str) -> None:
        self.erased_posts.append(begins)

    def keep_manuscript(self, manuscript: Manuscript, known: int) -> None:
        self.manuscripts.append((manuscript, known))

    def keep_course(self, course: Course, known: int) -> None:
        self.courses.append((course, known))

    def confide(self) -> None:
        self.confided = True

    def post(self, post: Post) -> None:
        self.posts.append(post)

    def stream_started(self, effect: str, channel: str, ts: str) -> None:
        del channel
        self.streams.setdefault((self.workspace, effect), ts)

    def stream_finished(self, effect: str) -> None:
        self.finished.append(effect)

    def stream(self, effect: str) -> str | None:
        return self.streams.get((self.workspace, effect))
