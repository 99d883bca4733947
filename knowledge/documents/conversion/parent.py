"""The parent's side of the child process: starts it when it is needed, ends it when it takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLongError
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents.conversion import Converted
from knowledge.documents.outline import section

if TYPE_CHECKING:
    from typing import IO

    from knowledge.documents.kinds import Kind, Limits

_ROOT = Path(__file__).parents[3]
_KEPT = ("SYSTEMROOT", "LANG", "LC_ALL")


class Child:
    """A child process for one file after the other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._talks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="conversion")

    def convert(self, kind: Kind, content: bytes) -> Converted:
        """Convert one file. Whatever it does to the child, the next file gets a new one."""
        process = self._running()
        try:
            answer = self._talks.submit(_ask, process, kind, content).result(self._limits.seconds)
        except TookTooLongError:
            self._end()
            return Converted(problem="slow")
        except (OSError, ValueError, LookupError, TypeError):
            self._end()
            return Converted(problem="crashed")
        if answer.problem == "large":
            self._end()  # what it still holds would be missing for the next file
        return answer

    def close(self) -> None:
        """End the child."""
        self._end()
        self._talks.shutdown(wait=True)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._limits)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written is of no interest any more


def environment() -> dict[str, str]:
    """Return all that the child is told of the environment: no token and no setting."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1"}


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-B", "-P", "-X", "utf8", "-m", "knowledge.documents.conversion.child"]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [*command, str(limits.memory_megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )


def _ask(process: subprocess.Popen[bytes], kind: Kind, content: bytes) -> Converted:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the child was started without pipes")
    process.stdin.write(json.dumps({"kind": kind.value, "size": len(content)}).encode() + b"\n")
    process.stdin.write(content)
    process.stdin.flush()
    return _converted(json.loads(process.stdout.readline()))


def _converted(answer: dict[str, object]) -> Converted:
    """Check an answer: a child that a file has taken over may send anything."""
    problem, title, found = answer.get("problem"), answer.get("title"), answer.get("sections", [])
    if problem is not None:
        return Converted(problem=str(problem))
    if not isinstance(found, list):
        raise TypeError("sections are a list")
    sections = tuple(section(tuple(map(str, heading)), str(text)) for heading, text in found)
    return Converted(str(title) if title else None, sections)
