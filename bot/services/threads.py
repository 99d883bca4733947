"""Threads: what stands in the thread of an interview, and what was asked where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.changes import question_of, step_then

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.interview.position import Step
    from bot.services.changes import Change
    from bot.services.ports import Interviews


@dataclass(frozen=True, slots=True)
class Prompt:
    """A message that asked for something: its timestamp, and the step that it was posted for."""

    ts: str
    step: Step


class Threads:
    """Finds what was posted in interviews."""

    def __init__(self, interviews: Interviews) -> None:
        self._interviews = interviews

    def prompts(self, here: Change, questions: Collection[str]) -> dict[str, Prompt]:
        """Return the last prompt for each of these questions that was asked."""
        found: dict[str, Prompt] = {}
        for number, ts in reversed(self._interviews.prompts(here.before).items()):
            if len(found) == len(questions):
                break
            step = step_then(here, number)
            if question_of(step) in questions:
                found.setdefault(question_of(step), Prompt(ts, step))
        return found

    def prompt_before(self, here: Change, message: str) -> Prompt | None:
        """Return the prompt that a message was written under, None where there was none."""
        earlier = [item for item in self._interviews.prompts(here.before).items() if item[1] < message]
        return Prompt(earlier[-1][1], step_then(here, earlier[-1][0])) if earlier else None

    def latest_prompt(self, here: Change) -> str | None:
        """Return the timestamp of the last prompt of all, None before the first."""
        return max(self._interviews.prompts(here.before).values(), default=None)

    def messages(self, here: Change) -> list[str]:
        """Return the timestamps of everything that stands in an interview's thread, oldest first."""
        found = self._interviews.messages(here.after.workspace, here.after.id)
        return sorted(set(found) - {here.after.thread})
