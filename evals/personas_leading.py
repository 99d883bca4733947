"""Leading a persona through an interview, and keeping what happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import DontKnow, Level
from evals.personas_cases import Way
from evals.personas_seat import CHOOSE, GO_ON, LEVELS, SIDES, Sight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.interview.entries import Given
    from bot.playground.messages import Message
    from evals.personas_cases import Part, Persona
    from evals.personas_seat import Seat, Seen

MOST_STEPS: Final = 150
QUESTION: Final = "What is strategic alignment?"
DRAFT: Final = "Give me a moment, I have to think about that first."
_PUT_ANEW: Final = {Way.BACK, Way.CHANGE, Way.SKIP, Way.DELETE, Way.PAUSE}
"""Moves after which one question is rightly put once more."""


@dataclass
class Course:
    """What happened in an interview."""

    finished: bool = False
    steps: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    probes: dict[str, list[str]] = field(default_factory=dict)
    proposed: dict[str, int] = field(default_factory=dict)
    """The level that was shown once the answer proper was given, by practice."""
    chosen: dict[str, Given] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """What was written as an answer and left to stand, by message."""
    excused: int = 0
    """How many questions were rightly put once more."""
    most_open: int = 0
    """How many questions were open at once, at most."""

    @property
    def repeated(self) -> int:
        """How many questions were put once more without a reason."""
        return max(self.asked.total() - len(self.asked) - self.excused, 0)


class Leading:
    """A persona at work."""

    def __init__(self, persona: Persona, seat: Seat, parts: Mapping[str, Part]) -> None:
        self._persona = persona
        self._seat = seat
        self._parts = parts
        self._left = {name: list(part.said) for name, part in parts.items()}
        self._moved: set[str] = set()
        self._prompts: set[str] = set()
        self._practice = ""
        self._changing: list[str] = []
        self.course = Course()

    def lead(self) -> Course:
        """Lead the persona to the end, or to where nothing goes on."""
        self._seat.begin()
        while self.course.steps < MOST_STEPS and (seen := self._seat.seen()).sight is not Sight.OVER:
            self._note(seen)
            self._act(seen)
            self.course.steps += 1
            self.course.most_open = max(self.course.most_open, len(self._seat.waiting()))
        self.course.finished = self._seat.seen().sight is Sight.OVER
        return self.course

    def _note(self, seen: Seen) -> None:
        if seen.sight in {Sight.ASKED, Sight.CHOICE} and seen.practice:
            self._practice = seen.practice
        if seen.message.ts in self._prompts:
            return
        self._prompts.add(seen.message.ts)
        if seen.sight is Sight.ASKED:
            self.course.asked[self._practice] += 1
        elif seen.sight is Sight.PROBED:
            self.course.probes.setdefault(self._practice, []).append(seen.asked)

    def _act(self, seen: Seen) -> None:
        match seen.sight:
            case Sight.SIDE:
                self._seat.press(SIDES[self._persona.side])
            case Sight.REVIEW:
                self._seat.press("Finish")
            case Sight.PAUSED:
                self._seat.press(GO_ON)
            case Sight.CHOICE:
                self._choose(seen)
            case _:
                self._answer(seen)

    def _answer(self, seen: Seen) -> None:
        way = self._parts[self._practice].way
        if way and seen.sight is Sight.ASKED and self._practice not in self._moved and self._move(way):
            return
        self._say_next()

    @property
    def _has_more_to_say(self) -> bool:
        """Whether the answer proper has not been given yet."""
        part = self._parts[self._practice]
        left = len(self._left[self._practice])
        return left > 0 and left >= len(part.said) - part.openings

    def _say_next(self) -> None:
        left = self._left[self._practice]
        if left:
            self._say(left.pop(0))
        else:
            self._seat.press(LEVELS)

    def _move(self, way: Way) -> bool:
        """Make the move of a question; False where it leaves the answer to be given as usual."""
        self._moved.add(self._practice)
        self.course.excused += way in _PUT_ANEW
        match way:
            case Way.ASK:
                self._seat.say(QUESTION)
            case Way.BACK:
                self._seat.press("Back")
            case Way.SKIP:
                self._seat.press("Skip for now")
            case Way.PAUSE:
                self._seat.press("Pause")
            case Way.RESUME:
                self._seat.press("Pause")
                self._say_next()
            case Way.EDIT | Way.DELETE:
                self._draft(way)
            case _:
                return False
        return True

    def _draft(self, way: Way) -> None:
        draft = self._seat.say(DRAFT)
        if way is Way.DELETE:
            self._seat.delete(draft)
        else:
            text = self._left[self._practice].pop(0)
            self._seat.edit(draft, text)
            self.course.said[draft.ts] = text

    def _say(self, text: str) -> Message:
        message = self._seat.say(text)
        self.course.said[message.ts] = text
        return message

    def _choose(self, seen: Seen) -> None:
        practice, part = self._practice, self._parts[self._practice]
        if seen.proposed is None and self._has_more_to_say:
            self._say_next()
            return
        if seen.proposed is not None and practice not in self.course.chosen:
            self.course.proposed.setdefault(practice, seen.proposed)
        if part.way is Way.UNSURE:
            self._settle_for(DontKnow(), "Don't know")
        elif part.way is Way.CHANGE and practice not in self._moved:
            self._moved.add(practice)
            self.course.excused += 1
            self._press_level(seen, part.meant - 1 or 2)
            self._seat.press("Back")
        else:
            self._press_level(seen, part.meant)

    def _press_level(self, seen: Seen, level: int) -> None:
        label = f"{CHOOSE}{level}"
        if label in seen.labels:
            self._settle_for(Level(level), label)
        else:
            self._seat.press(LEVELS)

    def _settle_for(self, given: Given, label: str) -> None:
        self.course.chosen[self._practice] = given
        self._seat.press(label)
