"""Faults that can be switched on: what networks and Slack do to apps on bad days."""

from __future__ import annotations

import fnmatch
import random
import threading
from dataclasses import dataclass
from typing import Literal

CallFault = Literal["rate_limited", "server_error", "lost_request", "lost_answer", "slow"]
DeliveryFault = Literal["dropped", "duplicated", "delayed"]


@dataclass(slots=True)
class Fault:
    """One rule.

    About calls: `rate_limited` answers 429 with Retry-After `seconds`; `server_error` answers 503;
    `lost_request` cuts the line before anything is done, `lost_answer` after it is done; `slow` answers after
    `seconds`. About deliveries: `dropped` loses the first `times` attempts, so that Slack tries again;
    `duplicated` sends up to `times` copies more; `delayed` holds up to `seconds`, which changes the order.

    `about` is a pattern like `chat.*` or `message`; `count` says how often in all (None: until cleared).
    """

    kind: CallFault | DeliveryFault
    about: str = "*"
    probability: float = 1.0
    count: int | None = None
    seconds: float = 1.0
    times: int = 1


class Faults:
    """The rules in force. Safe to use from several threads; `seed` makes chance repeatable."""

    def __init__(self, seed: int = 0) -> None:
        self.disconnect_every: float | None = None
        self._chance = random.Random(seed)  # noqa: S311 - chance for tests, no secret
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> Fault:
        """Put a rule in force."""
        with self._lock:
            self._faults.append(fault)
        return fault

    def lift(self, fault: Fault) -> None:
        """Take back one rule."""
        with self._lock:
            self._faults = [kept for kept in self._faults if kept is not fault]

    def clear(self) -> None:
        """Lift all rules."""
        with self._lock:
            self._faults.clear()
        self.disconnect_every = None

    def strike(self, about: str, *kinds: str) -> Fault | None:
        """Return the first rule of these kinds that hits, counting it; None where all goes well."""
        with self._lock:
            for fault in self._faults:
                if fault.kind in kinds and self._hits(fault, about):
                    if fault.count is not None:
                        fault.count -= 1
                    return fault
        return None

    def share(self) -> float:
        """Return a random share between 0 and 1."""
        with self._lock:
            return self._chance.random()

    def _hits(self, fault: Fault, about: str) -> bool:
        left = fault.count is None or fault.count > 0
        return left and fnmatch.fnmatch(about, fault.about) and self._chance.random() < fault.probability
