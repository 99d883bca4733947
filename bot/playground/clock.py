"""The workspace's own time: real time that can be moved forward."""

from __future__ import annotations

import threading
import time


class Clock:
    """Tells the time of the workspace. Safe to use from several threads."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._last_timestamp = 0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return seconds since 1970."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move time forward."""
        if seconds < 0:
            raise ValueError("time goes forward only")
        with self._lock:
            self._ahead += seconds

    def timestamp(self) -> str:
        """Return a message timestamp like `1700000000.000100`: unique and always increasing."""
        with self._lock:
            self._last_timestamp = max(self._last_timestamp + 1, int(self.now() * 1_000_000))
            seconds, micros = divmod(self._last_timestamp, 1_000_000)
            return f"{seconds}.{micros:06d}"
