"""The seat of a persona: what is seen of an interview in Slack, and what is pressed and written there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from bot.playground.screen import controls

if TYPE_CHECKING:
    from bot.playground.messages import Message
    from evals.personas_office import Office
    from knowledge.instrument import Instrument, Side

AGREE: Final = "I agree, begin"
LEVELS: Final = "Show levels"
FINISH: Final = "Finish"
GO_ON: Final = "Go on"
SIDES: Final = {"business": "Business", "it": "IT"}
CHOOSE: Final = "Choose "
FINISHED: Final = "Finished:"


class Sight(Enum):
    """What a person has before them."""

    SIDE = auto()
    ASKED = auto()
    PROBED = auto()
    CHOICE = auto()
    PAUSED = auto()
    REVIEW = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Seen:
    """The message that waits for the person. `practice` is None where it is not said."""

    sight: Sight
    message: Message
    labels: tuple[str, ...]
    practice: str | None = None

    @property
    def asked(self) -> str:
        """The question as it is put, without what stands round it."""
        return next(str(each["text"]["text"]) for each in self.message.blocks if each["type"] == "section")

    @property
    def proposed(self) -> int | None:
        """The level that is shown as heard."""
        _, said, level = self.message.text.partition("comes closest to level ")
        return int(level[0]) if said and level[:1].isdigit() else None


class Seat:
    """A person in an interview."""

    def __init__(self, office: Office, number: int, instrument: Instrument, side: Side) -> None:
        self.person = office.person(number)
        self.turns = 0
        self._office = office
        self._instrument = instrument
        self._side = side

    def begin(self) -> None:
        """Ask for the interview, and agree."""
        self.person.run(f"/align start {self._instrument.id}")
        self._settle()
        self.root = self.person.answers()[-1]
        self.press(AGREE, self.root)

    def press(self, label: str, on: Message | None = None) -> None:
        """Press a button, on what waits unless told otherwise."""
        self.person.press(label, on or self.seen().message)
        self._settle()

    def say(self, text: str) -> Message:
        """Write in the thread."""
        message = self.person.say(text, thread=self.root)
        self._settle()
        return message

    def edit(self, message: Message, text: str) -> None:
        """Change what was written."""
        self.person.edit(message, text)
        self._settle()

    def delete(self, message: Message) -> None:
        """Take back what was written."""
        self.person.delete(message)
        self._settle()

    def waiting(self) -> list[Seen]:
        """Return all messages in the thread that a question can be answered by."""
        found = (self._seen(each) for each in self.person.answers(thread=self.root.ts))
        return [each for each in found if each is not None]

    def seen(self) -> Seen:
        """Return what is before the person: the last message that waits, or the end."""
        root = self.person.current(self.root)
        if FINISHED in root.text:
            return Seen(Sight.OVER, root, ())
        return self.waiting()[-1]

    def _settle(self) -> None:
        self.turns += 1
        self._office.settle()

    def _seen(self, message: Message) -> Seen | None:
        labels = tuple(each.label for each in controls(message.blocks))
        sight = self._sight(message, labels)
        return sight and Seen(sight, message, labels, self._practice(message))

    def _sight(self, message: Message, labels: tuple[str, ...]) -> Sight | None:
        if FINISH in labels:
            return Sight.REVIEW
        if any(label.startswith(CHOOSE) for label in labels):
            return Sight.CHOICE
        if LEVELS in labels:
            return Sight.ASKED if self._practice(message) else Sight.PROBED
        if GO_ON in labels:
            return Sight.PAUSED
        return Sight.SIDE if SIDES["business"] in labels else None

    def _practice(self, message: Message) -> str | None:
        return next(
            (
                question.id
                for question in self._instrument.practices
                if question.ask.for_side(self._side) in message.text
                or message.text.startswith(f"{question.name}: ")
            ),
            None,
        )
