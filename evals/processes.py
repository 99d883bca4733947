"""Processes: how long commands take from nothing, and how much memory they hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from bot.playground.installation import from_manifest
from bot.playground.playground import Playground
from bot.slack.manifest import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.settings import Settings

PLUMBLINE = (sys.executable, "-m", "bot")
CONNECT_SECONDS = 60.0
ANSWER_SECONDS = 30.0
SETTLE_SECONDS = 2.0
_IMPORTED = (
    "import sys, time\nstart = time.perf_counter()\nimport bot, bot.bootstrap, bot.cli\n"
    "heavy = [name for name in ('chromadb', 'langchain', 'langchain_core') if name in sys.modules]\n"
    "print(time.perf_counter() - start, len(heavy))"
)


def seconds_of(settings: Settings, *arguments: str) -> tuple[float, float]:
    """Run a command of Plumbline to its end; return how many seconds it took, and how many of a core's."""
    before = os.times()
    start = perf_counter()
    _output(settings, *PLUMBLINE, *arguments)
    seconds = perf_counter() - start
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, used


def import_of_bot(settings: Settings) -> tuple[float, int]:
    """Import the bot in a process of its own: seconds, and how many of Chroma and LangChain came with it."""
    seconds, heavy = _output(settings, sys.executable, "-c", _IMPORTED).split()
    return float(seconds), int(heavy)


def memory_of_asking(settings: Settings, question: str) -> dict[str, float]:
    """Return the resident memory, in MB, of a process that has answered a question, its index open."""
    with _running(settings, {}, *PLUMBLINE, "ask", "--batch", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"id": 1, "question": question}) + "\n")
        process.stdin.flush()
        process.stdout.readline()
        return resident(process.pid)


@contextmanager
def served(settings: Settings) -> Iterator[tuple[int, Playground]]:
    """Run the bot against the stand-in for Slack; give its process id and the stand-in when connected."""
    with Playground(from_manifest(manifest())) as playground:
        more = {**playground.environment(), "PLUMBLINE_LOG_LEVEL": "WARNING"}
        with _running(settings, more, *PLUMBLINE, "serve") as process:
            playground.wait_until_connected(CONNECT_SECONDS)
            yield process.pid, playground


def answered_in(playground: Playground, question: str) -> float:
    """Ask the bot in a direct message, and return the seconds until its answer is there."""
    person = playground.people()[0]
    start = perf_counter()
    person.wait_for_reply(person.say(question), ANSWER_SECONDS)
    return perf_counter() - start


def resident(process: int) -> dict[str, float]:
    """Return the resident memory of a process in MB, once it has settled; nothing where none can be told."""
    sleep(SETTLE_SECONDS)
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return {"MB": int(kilobytes) / 1024}


def _output(settings: Settings, *command: str) -> str:
    done = subprocess.run(  # noqa: S603 - the command is our own
        command, env=_environment(settings), cwd=settings.home, check=True, capture_output=True, text=True
    )
    return done.stdout


@contextmanager
def _running(settings: Settings, more: Mapping[str, str], *command: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - the command is our own
        command,
        env={**_environment(settings), **more},
        cwd=settings.home,  # away from any `.env`
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()


def _environment(settings: Settings) -> dict[str, str]:
    """Return what a process of ours runs in: as here, but with these settings only and without a model."""
    # A program needs the whole environment to start; it reads its own settings from it.
    own = {"PLUMBLINE_HOME": str(settings.home), "PLUMBLINE_WORKSPACE": settings.workspace}
    own |= {"PLUMBLINE_EMBEDDINGS": settings.embeddings} if settings.embeddings else {}
    return {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")} | own
