"""The watchdog: ends a process that Slack no longer talks to, so that its supervisor starts another.

A connection can die without anybody being told. A busy workspace shows it by silence, but a quiet one is
silent as well; so after a silence a new connection is asked for, whose greeting is a sign of life.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.slack import failures

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that the watchdog waits: between looks, in silence, and while Slack cannot be reached."""

    look: float = 30.0
    silence: float = 900.0
    unreachable: float = 300.0


class Watchdog:
    """Looks at the age of the last envelope, and whether `auth_test` raises; calls `end` with the reason.

    `reconnect` asks for a new Socket Mode connection; None for HTTP, where silence means nothing.
    """

    def __init__(
        self,
        auth_test: Callable[[], object],
        end: Callable[[str], object],
        reconnect: Callable[[], object] | None = None,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._auth_test = auth_test
        self._end = end
        self._reconnect = reconnect
        self._patience = patience or Patience()
        self._clock = clock
        self._heard_at = self._reached_at = clock()
        self._asked = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def heard(self, message: str) -> None:
        """Note a sign of life; to be put among the Socket Mode client's `on_message_listeners`."""
        del message
        self._heard_at = self._clock()
        self._asked = False

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopping.set()

    def look(self) -> None:
        """Look once."""
        if self._unreachable():
            self._end("Slack could not be reached")
        elif self._silent():
            if self._asked:
                self._end("Slack's connection is dead")
            else:
                self._asked = True
                self._ask()

    def _watch(self) -> None:
        while not self._stopping.wait(self._patience.look):
            self.look()

    def _unreachable(self) -> bool:
        try:
            self._auth_test()
        except Exception as error:  # noqa: BLE001 - whatever is wrong, Slack was not reached
            log.warning("auth_test_failed", extra=failures.fields(error))
        else:
            self._reached_at = self._clock()
        return self._clock() - self._reached_at > self._patience.unreachable

    def _silent(self) -> bool:
        return self._reconnect is not None and self._clock() - self._heard_at > self._patience.silence

    def _ask(self) -> None:
        log.info("connection_renewed_after_silence")
        try:
            if self._reconnect is not None:
                self._reconnect()
        except Exception as error:  # noqa: BLE001 - the next look decides
            log.warning("reconnect_failed", extra=failures.fields(error))
