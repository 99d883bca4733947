"""The demo: the stand-in, the bot as a process of its own against it, and a terminal to talk to it."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from rich.text import Text

from bot.playground.playground import Playground
from bot.playground.terminal import run_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from bot.playground.installation import InstalledApp

_CONNECT_SECONDS = 180.0
_STOP_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.05
_LAST_LINES = 15
_PROXIES = frozenset({"HTTP_PROXY", "HTTPS_PROXY"})
_EXEMPT = "NO_PROXY"
_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo needs: how to start the bot, with which environment, and where its output goes."""

    command: Sequence[str]
    environment: Mapping[str, str]
    log_file: Path
    app: InstalledApp | None = None
    port: int = 0


def run_demo(demo: Demo, input_stream: IO[str], console: Console) -> int:
    """Start everything, talk, stop everything; return the exit code for the command line."""
    demo.log_file.parent.mkdir(parents=True, exist_ok=True)
    with Playground(demo.app, port=demo.port) as playground, demo.log_file.open("w", encoding="utf-8") as log:
        bot = _start(demo, playground, log)
        try:
            with _ended_by_signals():
                return _talk(demo, playground, bot, input_stream, console)
        except KeyboardInterrupt:
            return 0
        finally:
            _stop(bot)


def _start(demo: Demo, playground: Playground, log: IO[str]) -> subprocess.Popen[bytes]:
    environment = {**bypassing_proxies(demo.environment), **playground.environment()}
    # A session of its own: Ctrl-C in the terminal is for us, and we stop the bot in our own time.
    return subprocess.Popen(  # noqa: S603 - the command is our own
        list(demo.command),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def bypassing_proxies(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment whose proxy is not asked for this machine's own addresses.

    slack_sdk sends everything through HTTP(S)_PROXY and heeds no NO_PROXY. It does not know ALL_PROXY, which
    the language models' clients do, and those heed NO_PROXY.
    """
    kept = {name: value for name, value in environment.items() if name.upper() not in _PROXIES}
    proxies = [value for name, value in sorted(environment.items()) if name.upper() in _PROXIES and value]
    if not proxies:
        return kept
    exempt = [environment.get(_EXEMPT) or environment.get("no_proxy") or "", "127.0.0.1", "localhost"]
    others = {name: value for name, value in kept.items() if name.upper() != _EXEMPT}
    return {"ALL_PROXY": proxies[0], **others, _EXEMPT: ",".join(filter(None, exempt))}


def _talk(
    demo: Demo, playground: Playground, bot: subprocess.Popen[bytes], input_stream: IO[str], console: Console
) -> int:
    started = time.monotonic()
    with console.status("Starting the bot …"):
        connected = _connected(playground, bot)
    if connected:
        console.print(Text(f"The bot is ready after {time.monotonic() - started:.1f} s.", "dim"))
        run_terminal(playground, input_stream, console, alive=lambda: bot.poll() is None)
        if bot.poll() is None:
            return 0
    _explain(demo, bot, console)
    return 1


def _connected(playground: Playground, bot: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _CONNECT_SECONDS
    while bot.poll() is None and time.monotonic() < deadline:
        if playground.workspace.tickets.connected:
            return True
        time.sleep(_LOOK_AGAIN_SECONDS)
    return False


def _explain(demo: Demo, bot: subprocess.Popen[bytes], console: Console) -> None:
    code = bot.poll()
    if code is None:
        what = f"The bot started but did not connect within {_CONNECT_SECONDS:.0f} seconds."
    else:
        what = f"The bot stopped by itself (exit code {code})."
    console.print(Text(what, "red"))
    lines = demo.log_file.read_text(encoding="utf-8", errors="replace").splitlines()
    if lines:
        console.print(Text(f"The last lines of {demo.log_file}:", "dim"))
        console.print(Text("\n".join(f"  {line}" for line in lines[-_LAST_LINES:])), soft_wrap=True)
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


def _stop(bot: subprocess.Popen[bytes]) -> None:
    bot.terminate()
    try:
        bot.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        bot.kill()
        bot.wait()
