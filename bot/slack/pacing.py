"""Pacing: when a channel may get its next message, so that Slack need not refuse it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_FORGET = 10_000


class Pacing:
    """One message in `interval` seconds a channel, `burst` at once after a silence.

    Slack: "chat.postMessage generally allows posting one message per second per channel, with short bursts".
    """

    def __init__(
        self, interval: float = 1.0, burst: int = 5, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._interval = interval
        self._allowance = interval * (burst - 1)
        self._clock = clock
        self._free: dict[Hashable, float] = {}  # when the channel has made up for all it got
        self._slots: dict[Hashable, float] = {}  # what was promised to whom
        self._lock = threading.Lock()

    def wait(self, channel: Hashable, effect: Hashable) -> float:
        """Return the seconds until this effect's turn, 0 for now; who asks again finds the turn kept."""
        with self._lock:
            now = self._clock()
            slot = self._slots.pop(effect, None)
            if slot is None:
                free = max(self._free.get(channel, now), now)
                self._free[channel] = free + self._interval
                slot = free - self._allowance
            if slot > now:
                self._slots[effect] = slot
            self._forget(now)
            return max(0.0, slot - now)

    def hold(self, channel: Hashable, seconds: float) -> None:
        """Give a channel nothing for a while, because Slack said so."""
        with self._lock:
            free = self._clock() + seconds + self._allowance
            self._free[channel] = max(self._free.get(channel, free), free)

    def _forget(self, now: float) -> None:
        if len(self._free) > _FORGET:
            self._free = {channel: free for channel, free in self._free.items() if free > now}
        if len(self._slots) > _FORGET:
            self._slots = {effect: slot for effect, slot in self._slots.items() if slot > now}
