"""The demo: the stand-in with its page, the bot as a process of its own, and a terminal for who wants one."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, NoReturn

from rich.text import Text

from bot.playground import furnishing
from bot.playground.bot_process import BotProcess, bypassing_proxies
from bot.playground.playground import Playground
from bot.playground.terminal import run_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from bot.playground.backstage import Depth
    from bot.playground.company import Company
    from bot.playground.installation import InstalledApp

_CONNECT_SECONDS = 180.0
_LOOK_AGAIN_SECONDS = 0.05
_LAST_LINES = 15
_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo needs: how to start the bot, with which environment, and where its output goes.

    `prepare` is done when the page is up and before the bot starts, `show` is given the page's address;
    `look` and `erase` reach into the bot's database, see `Backstage`.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    log_file: Path
    app: InstalledApp | None = None
    port: int = 0
    company: Company | None = None
    prepare: Callable[[], object] = lambda: None
    show: Callable[[str], object] = lambda _: None
    look: Callable[[], Depth | None] = lambda: None
    erase: Callable[[], object] = lambda: None


def run_demo(demo: Demo, input_stream: IO[str] | None, console: Console) -> int:
    """Start everything, talk, stop everything; return the exit code for the command line.

    Without an input stream there is the page alone, until Ctrl-C or a signal.
    """
    with staged(demo) as (playground, process), _ended_by_signals():
        try:
            if not _begun(demo, playground, process, console):
                return 1
            if input_stream is None:
                _wait(process, console)
            else:
                run_terminal(playground, input_stream, console, alive=lambda: not process.failed)
            if process.failed:
                _explain(process, console)
            return int(process.failed)
        except KeyboardInterrupt:
            return 0


@contextmanager
def staged(demo: Demo) -> Iterator[tuple[Playground, BotProcess]]:
    """Serve the workspace with its company, and end whatever bot runs there in the end."""
    with Playground(demo.app, demo.company, demo.port) as playground:
        environment = {**bypassing_proxies(demo.environment), **playground.environment()}
        process = BotProcess(demo.command, environment, demo.log_file)
        backstage = playground.backstage
        backstage.process, backstage.look, backstage.erase = process, demo.look, demo.erase
        # Nobody should have to wait a minute because they asked while the bot was starting.
        playground.retries.until_connected = _CONNECT_SECONDS
        furnishing.furnish(playground.workspace, playground.workspace.company)
        ended = threading.Event()
        threading.Thread(target=backstage.watch, args=(ended,), daemon=True, name="watch").start()
        try:
            yield playground, process
        finally:
            ended.set()
            process.stop()


def _begun(demo: Demo, playground: Playground, process: BotProcess, console: Console) -> bool:
    workspace = playground.workspace
    started = time.monotonic()
    console.print(Text(f"{workspace.name} is at {workspace.address}/", "bold"), soft_wrap=True)
    demo.show(f"{workspace.address}/")
    with console.status("Starting the bot …"):
        demo.prepare()
        process.start()
        came = playground.backstage.ask_when_connected(_CONNECT_SECONDS)
    if came:
        console.print(Text(f"The bot is ready after {time.monotonic() - started:.1f} s.", "dim"))
    else:
        _explain(process, console)
    return came


def _wait(process: BotProcess, console: Console) -> NoReturn:
    """Let the page be used until somebody ends it; say so whenever the bot dies by itself."""
    console.print(Text("Ctrl-C ends it. `plumbline demo --terminal` talks to the bot here instead.", "dim"))
    told = 0
    while True:
        if process.failed and told < process.starts:
            told = process.starts
            _explain(process, console)
            console.print('"Start the bot" in the page, behind the scenes, starts it again.', markup=False)
        time.sleep(_LOOK_AGAIN_SECONDS)


def _explain(process: BotProcess, console: Console) -> None:
    code = process.exit_code
    if code is None:
        what = f"The bot started but did not connect within {_CONNECT_SECONDS:.0f} seconds."
    else:
        what = f"The bot stopped by itself (exit code {code})."
    console.print(Text(what, "red"))
    lines = process.last_lines(_LAST_LINES)
    if lines:
        console.print(Text(f"The last lines of {process.log_file}:", "dim"))
        console.print(Text("\n".join(f"  {line}" for line in lines)), soft_wrap=True)
    console.print("`plumbline doctor` tells what may be wrong and what to do about it.", markup=False)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Take a closed terminal or a termination like Ctrl-C, so that the bot does not outlive us."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.default_int_handler) for number in _ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
