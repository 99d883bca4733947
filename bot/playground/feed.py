"""What has happened since the terminal looked last, printed as one person would see it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.playground.errors import PlaygroundError
from bot.playground.markup import mrkdwn
from bot.playground.rendering import rendered
from bot.playground.streaming import is_open

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bot.playground.colleague import Colleague
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.playground import Playground
    from bot.playground.screen import Control
    from bot.playground.views import View


@dataclass(frozen=True, slots=True)
class Numbered:
    """A control on the screen that can be called by its number."""

    control: Control
    place: Message | View


class Feed:
    """Prints messages, modals, prompts and statuses, each once, and numbers what can be pressed."""

    def __init__(self, playground: Playground, console: Console, *, echo: bool) -> None:
        self.console = console
        self.colleague: Colleague = playground.people()[0]
        self.place: str | None = None
        self.thread: str | None = None
        self._threads: list[tuple[str, str]] = []
        self._workspace = playground.workspace
        self._echo = echo
        self._numbered: list[Numbered] = []
        self._seen: set[tuple[str, str, str]] = set()
        self._lock = threading.RLock()

    def go(self, place: str | None) -> None:
        """Turn to a channel, or to the direct message with the bot."""
        self.place = self.colleague.channel(place).name or None
        self.thread = None

    def enter_thread(self, number: int) -> None:
        """Go on in a thread of this channel, by the number that was shown with it."""
        here = self.colleague.channel(self.place).id
        if not 1 <= number <= len(self._threads) or self._threads[number - 1][0] != here:
            raise PlaygroundError(f"there is no thread {number} here")
        self.thread = self._threads[number - 1][1]

    def control(self, number: int) -> Numbered:
        """Return what has this number."""
        if not 1 <= number <= len(self._numbered):
            raise PlaygroundError(f"there is no [{number}] on the screen")
        return self._numbered[number - 1]

    def working(self) -> bool:
        """Tell whether the bot shows that it is at work here: a status, or an open stream."""
        messages = self.colleague.messages(self.place)
        return bool(self.colleague.status(self.place)) or any(is_open(self._workspace, m) for m in messages)

    def say(self, what: RenderableType) -> None:
        """Print something; in a transcript, without the spaces that fill a line."""
        if self.console.is_terminal:
            self.console.print(what)
            return
        with self.console.capture() as captured:
            self.console.print(what)
        self.console.file.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())

    def show_new(self) -> bool:
        """Print what is new; return whether the bot answered something."""
        with self._lock:
            answered = [self._show_message(message) for message in self._visible()]
            self._show_status()
            return any([*answered, self._show_prompts(), self._show_modal()])

    def skip(self) -> None:
        """Take everything here as read."""
        for message in self._visible():
            self._is_new(message.ts, _state(message))

    def show_home(self) -> None:
        """Print the Home tab."""
        home = self.colleague.home()
        shown = self._blocks(home.content["blocks"], home) if home else Text("empty so far", "dim")
        self.say(Panel(shown, title="Home"))

    def _visible(self) -> list[Message]:
        mine = self.colleague.messages(self.place) + self.colleague.ephemerals(self.place)
        return sorted(mine, key=lambda message: message.ts)

    def _is_new(self, what: str, state: str) -> bool:
        key = (self.colleague.person.id, what, state)
        known = key in self._seen
        self._seen.add(key)
        return not known

    def _show_message(self, message: Message) -> bool:
        if is_open(self._workspace, message) or not self._is_new(message.ts, _state(message)):
            return False
        if message.user == self.colleague.person.id and not self._echo:
            return False
        self.say(self._headline(message))
        self.say(Padding(self._content(message), (0, 0, 0, 2)))
        if message.bot_id and self.place is None and not message.ephemeral_to:
            # In a direct message one goes on in the thread of the last answer, as in Slack's agent view.
            self.thread = message.thread_ts
        return message.bot_id is not None

    def _headline(self, message: Message) -> Text:
        author = self._workspace.people.get(message.user)
        line = Text(author.name if author else message.user, "bold green" if message.bot_id else "bold")
        notes = []
        if message.thread_ts and self.place is not None:
            notes.append(f"thread {self._thread_number(message)}")
        if message.ephemeral_to:
            notes.append("only you can see this")
        if message.edited_ts and not message.markdown:
            notes.append("edited")
        return line.append(f"  ({', '.join(notes)})" if notes else "", "dim")

    def _thread_number(self, message: Message) -> int:
        thread = (message.channel, message.thread)
        if thread not in self._threads:
            self._threads.append(thread)
        return self._threads.index(thread) + 1

    def _content(self, message: Message) -> RenderableType:
        parts: list[RenderableType] = []
        text = Markdown(message.text) if message.markdown else mrkdwn(self._workspace, message.text)
        if message.text and (message.markdown or not message.bot_id or not message.blocks):
            parts.append(text)
        parts += [Text(f"[file] {file['name']}", "italic") for file in message.files]
        if message.bot_id:
            parts.append(self._blocks(message.blocks, message))
        return Group(*parts)

    def _blocks(
        self, blocks: tuple[JsonObject, ...] | list[JsonObject], place: Message | View
    ) -> RenderableType:
        def number(control: Control) -> int:
            self._numbered.append(Numbered(control, place))
            return len(self._numbered)

        return Group(*rendered(self._workspace, blocks, number))

    def _show_status(self) -> None:
        status = self.colleague.status(self.place)
        if (
            status
            and not self.console.is_terminal
            and self._is_new("status", f"{status}{len(self._visible())}")
        ):
            self.say(Text(f"{self._workspace.app.name} {status}", "dim italic"))

    def _show_prompts(self) -> bool:
        own = self.colleague.channel().id in self._workspace.sessions.prompts
        return own and self.show_prompts()

    def show_prompts(self) -> bool:
        """Print the suggested prompts where they are new: the bot's, or else its manifest's."""
        prompts = self.colleague.prompts()
        if self.place is not None or not prompts.prompts or not self._is_new("prompts", str(prompts)):
            return False
        self.say(Text(prompts.heading or "You could ask:", "dim"))
        for number, (title, _) in enumerate(prompts.prompts, 1):
            self.say(Text(f"  /prompt {number}  ", "bold yellow").append(title, "yellow"))
        return True

    def _show_modal(self) -> bool:
        view = self.colleague.modal()
        if view is None or not self._is_new(view.id, f"{view.hash}{view.errors}"):
            return False
        parts = [self._blocks(view.content["blocks"], view)]
        parts += [Text(f"✗ {error}", "red") for error in view.errors.values()]
        submit = view.content.get("submit") or {}
        keys = f"/submit  {submit['text']}      /close" if submit else "/close"
        self.say(Panel(Group(*parts), title=view.title, subtitle=keys))
        return True


def _state(message: Message) -> str:
    return f"{message.text}{message.blocks}{message.subtype}"
