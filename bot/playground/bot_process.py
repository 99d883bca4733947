"""The bot as a process of its own, which can be killed and started again."""

from __future__ import annotations

import fcntl
import subprocess
import threading
from typing import IO, TYPE_CHECKING, Final

from knowledge.folders import private_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_STOP_SECONDS: Final = 10.0
_PROXIES: Final = frozenset({"HTTP_PROXY", "HTTPS_PROXY"})
_EXEMPT: Final = "NO_PROXY"


_GUARD: Final = 'read -r _; kill -TERM "-$0"'
"""A shell's script: waits until its input closes, as it does however we end, and then ends a group."""


class BotProcess:
    """Runs the bot's command again and again, one process at a time. Safe to use from several threads.

    The bot does not outlive us: a guard ends it even where we were killed and could do nothing any more.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log_file: Path) -> None:
        self.log_file = log_file
        self.starts = 0
        # Whether it was ended on purpose: then it has not failed.
        self.ended = False
        self._command = list(command)
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None
        self._lock = threading.RLock()

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def number(self) -> int | None:
        """The process id, while it lives."""
        return self._process.pid if self._process is not None and self.running else None

    @property
    def exit_code(self) -> int | None:
        """How the last process ended; None while one lives or before the first."""
        return self._process.poll() if self._process is not None else None

    @property
    def failed(self) -> bool:
        """Whether it ended, and nobody wanted it to."""
        return self.exit_code is not None and not self.ended

    def start(self) -> None:
        """Start the bot, where it does not run yet."""
        with self._lock:
            if self.running:
                return
            self._dismiss_guard()
            if self._log is None:
                self.log_file, self._log = _own(self.log_file)
            # A session of its own: Ctrl-C in the terminal is for us, and we stop the bot in our own time.
            self._process = subprocess.Popen(  # noqa: S603 - the command is our own
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._guard = subprocess.Popen(  # noqa: S603 - the command is our own
                ["/bin/sh", "-c", _GUARD, str(self._process.pid)],
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self.starts += 1
            self.ended = False

    def kill(self) -> None:
        """End the process at once, wherever it is (SIGKILL)."""
        with self._lock:
            if self._process is not None:
                self.ended = self.ended or self.running
                self._process.kill()
                self._process.wait()
                self._dismiss_guard()

    def stop(self) -> None:
        """Ask the process to end (SIGTERM), and kill it if it takes too long."""
        with self._lock:
            if self._process is None:
                return
            self.ended = self.ended or self.running
            self._process.terminate()
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self._dismiss_guard()

    def _dismiss_guard(self) -> None:
        """End the guard before its input closes: what it guarded has ended."""
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
            self._guard = None

    def last_lines(self, number: int) -> list[str]:
        """Return the end of what the bot wrote."""
        if not self.log_file.exists():
            return []
        return self.log_file.read_text(encoding="utf-8", errors="replace").splitlines()[-number:]


def _own(file: Path) -> tuple[Path, IO[bytes]]:
    """Open an empty log that no other process writes to: `demo.log`, or else `demo-2.log`, and so on."""
    private_folder(file.parent)
    mine, number = file, 1
    while True:
        log = mine.open("ab")
        try:
            fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            log.close()
            number += 1
            mine = file.with_stem(f"{file.stem}-{number}")
        else:
            log.truncate(0)
            return mine, log


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
