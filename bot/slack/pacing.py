"""Pacing: when Slack may be called next, so that it need not refuse.

Messages are limited by channel, everything else by method: a refusal holds back what was refused, no more.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.services.steps import Sending

_FORGET = 10_000
_MESSAGE = "chat.postMessage"
_IN_CHANNEL = {_MESSAGE, "chat.postEphemeral"}
_UNTIL_REFUSED = 1_000_000  # so many at once that it does not matter


class Pacing:
    """One call in `interval` seconds a key, `burst` at once after a silence."""

    def __init__(
        self, interval: float = 1.0, burst: int = 5, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._interval = interval
        self._allowance = interval * (burst - 1)
        self._clock = clock
        self._free: dict[Hashable, float] = {}  # when the key has made up for all it got
        self._slots: dict[Hashable, float] = {}  # what was promised to whom
        self._held: dict[Hashable, float] = {}  # until when Slack takes nothing
        self._lock = threading.Lock()

    def wait(self, key: Hashable, effect: Hashable) -> float:
        """Return the seconds until this effect's turn, 0 for now; who asks again finds the turn kept."""
        with self._lock:
            now = self._clock()
            slot = self._slots.pop(effect, None)
            if slot is None or slot < self._held.get(key, slot):
                free = max(self._free.get(key, now), now)
                self._free[key] = free + self._interval
                slot = free - self._allowance
            if slot > now:
                self._slots[effect] = slot
            self._forget(now)
            return max(0.0, slot - now)

    def hold(self, key: Hashable, seconds: float) -> None:
        """Let nothing go for a while, because Slack said so; turns that fall into it are given anew."""
        with self._lock:
            until = self._clock() + seconds
            self._held[key] = until
            self._free[key] = max(self._free.get(key, until), until + self._allowance)

    def _forget(self, now: float) -> None:
        if len(self._free) > _FORGET:
            self._free = {key: free for key, free in self._free.items() if free > now}
        if len(self._slots) > _FORGET:
            self._slots = {effect: slot for effect, slot in self._slots.items() if slot > now}
        if len(self._held) > _FORGET:
            self._held = {key: until for key, until in self._held.items() if until > now}


class Limits:
    """How fast Slack takes posts, as far as is known.

    Slack: "chat.postMessage generally allows posting one message per second per channel, with short bursts".
    Of a method it is known once it is refused: from then on one call goes in the interval of its third tier,
    of "50+ per minute", in which changes of messages are.
    """

    def __init__(self, channels: Pacing | None = None, methods: Pacing | None = None) -> None:
        self._channels = channels or Pacing()
        self._methods = methods or Pacing(interval=1.2, burst=_UNTIL_REFUSED)

    def wait(self, sending: Sending) -> float:
        """Return the seconds until a post's turn, 0 for now."""
        post, workspace = sending.post, sending.lease.workspace
        name = workspace, post.effect
        wait = 0.0 if post.method == _MESSAGE else self._methods.wait((workspace, post.method), name)
        if not wait and post.method in _IN_CHANNEL:
            wait = self._channels.wait((workspace, post.channel), name)
        return wait

    def refused(self, sending: Sending, seconds: float) -> float:
        """Take note that Slack wants to be left alone, and return the seconds until this post's turn."""
        post, workspace = sending.post, sending.lease.workspace
        if post.method == _MESSAGE:
            self._channels.hold((workspace, post.channel), seconds)
        else:
            self._methods.hold((workspace, post.method), seconds)
        return max(seconds, self.wait(sending))
