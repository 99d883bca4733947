"""A terminal as a client of the stand-in: type as a manager, see what the bot answers."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, assert_never

from rich.text import Text

from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.feed import Feed
from bot.playground.terminal_commands import Expected, perform
from bot.playground.terminal_progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    from bot.playground.playground import Playground

PATIENCE_SECONDS = 120.0
_LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Tempo:
    """How many seconds the bot is silent when it has said everything, or where it may well say nothing."""

    silence: float = 0.35
    perhaps: float = 1.0

    def enough(self, expected: Expected) -> float:
        """Return how long to wait for the first word."""
        match expected:
            case "answer":
                return PATIENCE_SECONDS
            case "perhaps":
                return self.perhaps
            case "nothing":
                return 0.0
            case _:
                assert_never(expected)


TEMPO = Tempo()


def run_terminal(
    playground: Playground,
    input_stream: IO[str],
    console: Console,
    alive: Callable[[], bool] = lambda: True,
    tempo: Tempo = TEMPO,
) -> None:
    """Read lines until the end or `/quit`, and show what the bot does about each.

    Piped input is echoed and gets no prompt. `alive` tells whether the bot still runs.
    """
    Terminal(playground, input_stream, console, alive, tempo).run()


class Terminal:
    """One person's conversation with the bot."""

    def __init__(
        self,
        playground: Playground,
        input_stream: IO[str],
        console: Console,
        alive: Callable[[], bool],
        tempo: Tempo,
    ) -> None:
        self.playground = playground
        self.console = console
        self._interactive = input_stream.isatty()
        self.feed = Feed(playground, console, echo=not self._interactive)
        self._input = input_stream
        self._alive = alive
        self._tempo = tempo
        self._idle = threading.Event()

    def run(self) -> None:
        """Talk until the input ends, `/quit` is typed or the bot dies."""
        self._greet()
        if self._interactive:
            threading.Thread(target=self._watch, daemon=True).start()
        for line in self._lines():
            if line.strip() in {"/quit", "/exit"} or not self._alive():
                return
            if line.strip():
                self._take(line.strip())

    def follow(self, expected: Expected) -> None:
        """Show what arrives until the bot has answered and is silent."""
        started = quiet_since = time.monotonic()
        answered = False
        with progress(self.playground.workspace, self.feed) as redraw:
            while self._alive():
                news, busy, now = self.feed.show_new(), self._busy(), time.monotonic()
                answered = answered or news
                quiet_since = now if news or busy else quiet_since
                enough = self._tempo.silence if answered else self._tempo.enough(expected)
                if now - quiet_since >= enough or now - started > PATIENCE_SECONDS:
                    break
                redraw()
                time.sleep(_LOOK_AGAIN_SECONDS)
        if expected == "answer" and not answered:
            self.feed.say(Text("(no answer)", "dim"))

    def _greet(self) -> None:
        person, bot = self.feed.colleague.person, self.playground.workspace.app.name
        who = f"You are {person.name}, {person.title}, in a direct message with {bot}."
        self.feed.say(Text(f"{who} /help lists what you can type.", "dim"))
        self.feed.colleague.open_messages()
        self.follow("perhaps")
        self.feed.show_prompts()

    def _take(self, line: str) -> None:
        if not self._interactive and line.startswith("/"):
            self.feed.say(Text(f"› {line}", "bold"))
        try:
            self.follow(perform(self, line))
        except (PlaygroundError, SlackError) as error:
            self.feed.say(Text(str(error), "red"))

    def _lines(self) -> Iterator[str]:
        if not self._interactive:
            yield from self._input
            return
        while True:
            self._idle.set()
            try:
                line = self.console.input(self._prompt())
            except (EOFError, KeyboardInterrupt):
                return
            finally:
                self._idle.clear()
            yield line

    def _prompt(self) -> str:
        person = self.feed.colleague.person.name.split()[0]
        place = f" #{self.feed.place}" if self.feed.place else ""
        thread = " in the thread" if place and self.feed.thread else ""
        return f"[bold]{person}{place}{thread} ›[/bold] "

    def _busy(self) -> bool:
        deliveries = self.playground.workspace.deliveries
        return self.feed.working() or not all(delivery.first_attempt_made for delivery in deliveries)

    def _watch(self) -> None:
        """Show what arrives by itself while nobody types."""
        while True:
            self._idle.wait()
            self.feed.show_new()
            time.sleep(_LOOK_AGAIN_SECONDS)
