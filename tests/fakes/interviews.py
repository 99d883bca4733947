"""Interviews, instruments and listening in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import StorageError
from bot.domain.listening import Heard, Outcome
from bot.services.changes import effects_of, prompt_effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.interview.entries import Interview
    from knowledge.instrument import Instrument, RatedQuestion, Side


class FakeInterviews:
    """Implements `Interviews`. `posted` holds the timestamps of what was posted, by workspace and effect."""

    def __init__(self, posted: dict[tuple[str, str], str]) -> None:
        self.interviews: dict[tuple[str, str], Interview] = {}
        self.posted = posted

    def keep(self, interview: Interview, known: int) -> None:
        """Store an interview, as work does when it is committed."""
        key = interview.workspace, interview.id
        stored = self.interviews.get(key)
        if stored is not None and interview.entries[known:] and len(stored.entries) != known:
            raise StorageError("another request was faster")
        if stored is None or interview.entries[known:]:
            self.interviews[key] = interview

    def erase(self, workspace: str, interview_id: str) -> None:
        """Forget an interview, as work does when it is committed."""
        self.interviews.pop((workspace, interview_id), None)
        for key in list(self.posted):
            if key[0] == workspace and key[1].startswith(effects_of(interview_id)):
                del self.posted[key]

    def interview(self, workspace: str, interview_id: str) -> Interview | None:
        return self.interviews.get((workspace, interview_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Interview | None:
        here = workspace, channel, thread
        known = self.interviews.values()
        return next((each for each in known if (each.workspace, each.channel, each.thread) == here), None)

    def of_person(self, workspace: str, person: str) -> list[Interview]:
        return [each for each in self.all(workspace) if each.person == person]

    def all(self, workspace: str) -> list[Interview]:
        theirs = [each for each in self.interviews.values() if each.workspace == workspace]
        return sorted(theirs, key=lambda each: (-each.started.timestamp(), each.id))

    def prompts(self, interview: Interview) -> dict[int, str]:
        return {
            number: ts
            for number in range(len(interview.entries) + 1)
            if (ts := self.posted.get((interview.workspace, prompt_effect(interview.id, number)))) is not None
        }

    def messages(self, workspace: str, interview_id: str) -> list[str]:
        return sorted(
            ts
            for (where, effect), ts in self.posted.items()
            if where == workspace and effect.startswith(effects_of(interview_id))
        )


class FakeInstruments:
    """Implements `Instruments`, with whatever instruments a test puts in."""

    def __init__(self, *instruments: Instrument) -> None:
        self.instruments = list(instruments)

    def newest(self, workspace: str) -> Sequence[Instrument]:
        del workspace
        return list(
            {each.id: each for each in sorted(self.instruments, key=lambda one: one.version)}.values()
        )

    def instrument(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        del workspace
        wanted = instrument_id, version
        return next((each for each in self.instruments if (each.id, each.version) == wanted), None)


class FakeListening:
    """Implements `Listening`: hears what a test has put in for some words, and proposes nothing else."""

    def __init__(self) -> None:
        self.heard: dict[str, Heard] = {}
        self.asked: list[tuple[str, Side, tuple[str, ...]]] = []

    def listen(self, question: RatedQuestion, side: Side, said: Sequence[str]) -> Heard:
        self.asked.append((question.id, side, tuple(said)))
        return self.heard.get(said[-1], Heard(Outcome.LEVEL, 0.3))
