"""A facilitator who changes the strategy by modals, as tests do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.screen import buttons, find
from tests.slack.conftest import texts

if TYPE_CHECKING:
    from bot.playground.modals import Submission
    from bot.playground.views import View
    from tests.slack.conftest import Bot


class Editor:
    """One facilitator and the modals before them."""

    def __init__(self, bot: Bot, name: str = "astrid") -> None:
        self.bot = bot
        self.person = bot.person(name)

    def ask(self) -> list[str]:
        """Ask for the strategies; return what is said."""
        self.person.run("/align strategy")
        self.bot.settle()
        return texts(self.person.ephemerals()[-1].blocks)

    def open(self) -> Editor:
        """Open the first strategy."""
        self.ask()
        self.person.press("Open", self.person.ephemerals()[-1])
        self.bot.settle()
        return self

    def begin(self) -> Editor:
        """Open the form for a strategy from nothing."""
        self.ask()
        self.person.press("Begin a new strategy", self.person.ephemerals()[-1])
        self.bot.settle()
        return self

    def press_at_home(self, name: str) -> Editor:
        """Press a button on the Home tab."""
        home = self.person.home()
        assert home is not None
        self.person.press(name, home)
        self.bot.settle()
        return self

    @property
    def top(self) -> View:
        """The modal on top."""
        view = self.person.modal()
        assert view is not None
        return view

    @property
    def words(self) -> list[str]:
        """Everything that stands on the modal on top."""
        return texts(self.top.content["blocks"])

    @property
    def can(self) -> set[str]:
        """What can be pressed there."""
        return {str(each.element["text"]["text"]) for each in buttons(self.top.content["blocks"])}

    def press(self, name: str) -> Editor:
        """Press a button by its label, or by what it says to those who listen."""
        found = buttons(self.top.content["blocks"])
        spoken = [each for each in found if each.element.get("accessibility_label") == name]
        self.person.press_control(spoken[0] if spoken else find(found, name), self.top)
        self.bot.settle()
        return self

    def send(self, **entries: str | list[str]) -> Submission:
        """Fill in the form on top by the names of its fields, and send it."""
        done = self.person.submit({name.replace("__", "-"): entry for name, entry in entries.items()})
        self.bot.settle()
        return done
