"""Slack's rate limits: tiers a method and minute, and about one message a second and channel."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from bot.playground.clock import Clock

MINUTE = 60.0
# Slack allows "short bursts" above one message a second and channel, without a figure.
POSTS_BURST = 5
POSTS_PER_SECOND = 1.0


class RateLimits:
    """Counts calls and refuses those above the limit. `enforced = False` switches all of it off."""

    def __init__(self, clock: Clock) -> None:
        self.enforced = True
        self._clock = clock
        self._calls: dict[str, deque[float]] = {}
        self._posts: dict[str, tuple[float, float]] = {}

    def count_call(self, method: str, per_minute: int) -> None:
        """Count one call of a method; raise ratelimited above `per_minute`."""
        if not self.enforced:
            return
        now = self._clock.now()
        calls = self._calls.setdefault(method, deque())
        while calls and calls[0] <= now - MINUTE:
            calls.popleft()
        if len(calls) >= per_minute:
            raise _limited(calls[0] + MINUTE - now)
        calls.append(now)

    def count_post(self, channel: str) -> None:
        """Count one message to a channel; raise ratelimited above one a second and a small burst."""
        if not self.enforced:
            return
        now = self._clock.now()
        left, since = self._posts.get(channel, (float(POSTS_BURST), now))
        left = min(float(POSTS_BURST), left + (now - since) * POSTS_PER_SECOND)
        if left < 1:
            raise _limited((1 - left) / POSTS_PER_SECOND)
        self._posts[channel] = (left - 1, now)


def _limited(seconds: float) -> SlackError:
    return SlackError("ratelimited", retry_after=max(1, math.ceil(seconds)))
