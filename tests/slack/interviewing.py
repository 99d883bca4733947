"""A person's interview over the stand-in, as tests lead it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.position import answers
from bot.playground.screen import buttons, find

if TYPE_CHECKING:
    from bot.domain.interview.entries import Given, Interview
    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from knowledge.instrument import Instrument
    from tests.slack.conftest import Bot


class Respondent:
    """Somebody in an interview: what they do, and what they see."""

    def __init__(self, bot: Bot, person: Colleague, instrument: Instrument) -> None:
        self.bot = bot
        self.person = person
        self.instrument = instrument
        self.steps = 0

    def begin(self, side: str | None = "Business") -> Message:
        """Ask for the interview, agree, say which side one is on; return the first question's message."""
        self.person.run(f"/align start {self.instrument.id}")
        self.bot.settle()
        self.root = self.card = self.person.answers()[-1]
        self.press("I agree, begin", self.root)
        if side is not None:
            self.press(side)
        return self.prompt

    @property
    def thread(self) -> list[Message]:
        """What the bot wrote in the interview's thread, oldest first, without the root."""
        found = self.person.answers(thread=self.root.ts)
        return [message for message in found if message.ts != self.root.ts]

    @property
    def prompt(self) -> Message:
        """The last message in the thread."""
        return self.thread[-1]

    def press(self, name: str, on: Message | None = None) -> None:
        """Press a button, on the last message unless told otherwise."""
        self.steps += 1
        self.person.press(name, on or self.prompt)
        self.bot.settle()

    def press_twice(self, name: str, on: Message | None = None) -> None:
        """Press a button again before the message has changed."""
        message = self.person.current(on or self.prompt)
        control = find(buttons(message.blocks), name)
        for _ in range(2):
            self.person.press_control(control, message)
        self.bot.settle()

    def choose(self, name: str, entry: str | list[str]) -> None:
        """Choose in a menu, or tick boxes, in the last message."""
        self.steps += 1
        self.person.choose(name, entry, self.prompt)
        self.bot.settle()

    def say(self, text: str) -> Message:
        """Write something in the thread."""
        self.steps += 1
        said = self.person.say(text, thread=self.root)
        self.bot.settle()
        return said

    @property
    def interview(self) -> Interview | None:
        """The interview as it is stored."""
        return self.bot.deliveries.interviews.in_thread("TLOCAL", self.root.channel, self.root.ts)

    @property
    def answers(self) -> dict[str, Given]:
        """What is stored as answers."""
        if self.interview is None:
            return {}
        return {name: answer.given for name, answer in answers(self.instrument, self.interview).items()}
