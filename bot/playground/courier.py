"""Delivering to the app with Slack's promises: three seconds to acknowledge, and retries of events."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.playground import limits
from bot.playground.delivery import Attempt

if TYPE_CHECKING:
    from bot.playground.delivery import Delivery
    from bot.playground.faults import Faults
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace


_LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt went. `failure` is Slack's retry reason; `last` forbids another attempt."""

    failure: str | None = None
    response: JsonObject | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Retry:
    """What Slack says of a repeated attempt: its number, from 1, and why."""

    number: int
    reason: str


class Transport(Protocol):
    """A way to reach the app."""

    async def attempt(self, delivery: Delivery, retry: Retry | None, within: float) -> Outcome:
        """Deliver once, waiting `within` seconds for the acknowledgement."""
        ...


@dataclass(slots=True)
class RetryPolicy:
    """When events are tried again: at once, after a minute, after five; `factor` shortens the waiting.

    `until_connected` says for how many seconds events wait for an app that is not connected, before they are
    tried at all. Slack's do not wait, so that what is asked while an app starts is heard a minute later.
    """

    waits: tuple[float, ...] = (0.0, 60.0, 300.0)
    factor: float = 1.0
    acknowledge_within: float = limits.ACKNOWLEDGE_SECONDS
    until_connected: float = 0.0


@dataclass(slots=True)
class Courier:
    """Takes deliveries from any thread and carries them out on the server's event loop."""

    workspace: Workspace
    transport: Transport
    faults: Faults
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    _loop: asyncio.AbstractEventLoop | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self) -> None:
        """Begin to deliver; to be called on the event loop."""
        self._loop = asyncio.get_running_loop()

    def stop(self) -> None:
        """Give up everything that is on its way."""
        self._loop = None
        for task in self._tasks:
            task.cancel()

    def drop_all(self) -> None:
        """Give up everything that is on its way, and go on with what comes next."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: [task.cancel() for task in self._tasks])

    def submit(self, delivery: Delivery) -> None:
        """Take a delivery; without a running server it is given up at once."""
        if self._loop is None:
            delivery.finished.set()
        else:
            self._loop.call_soon_threadsafe(self._spawn, delivery)

    def _spawn(self, delivery: Delivery) -> None:
        task = asyncio.ensure_future(self._deliver(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, delivery: Delivery) -> None:
        about = delivery.event_type
        delayed = self.faults.strike(about, "delayed")
        if delayed:
            await asyncio.sleep(self.faults.share() * delayed.seconds)
        duplicated = self.faults.strike(about, "duplicated")
        copies = 1 + int(self.faults.share() * duplicated.times) if duplicated else 0
        dropped = self.faults.strike(about, "dropped")
        await asyncio.gather(
            self._until_acknowledged(delivery, dropped.times if dropped else 0),
            *(self._copy(delivery, number) for number in range(1, copies + 1)),
        )

    async def _until_acknowledged(self, delivery: Delivery, dropped: int) -> None:
        waits = (0.0, *self.policy.waits) if delivery.kind == "events_api" else (0.0,)
        failure = ""
        if delivery.kind == "events_api":
            await self._until_connected()
        for number, wait in enumerate(waits):
            await asyncio.sleep(wait * self.policy.factor)
            lost = number < dropped
            outcome = Outcome("timeout") if lost else await self._attempt(delivery, number, failure)
            if outcome.failure is None:
                delivery.acknowledged, delivery.response = True, outcome.response
                break
            failure = outcome.failure
            if outcome.last:
                break
        delivery.finished.set()
        with self.workspace.changing():
            pass

    async def _until_connected(self) -> None:
        deadline = time.monotonic() + self.policy.until_connected
        while not self.workspace.tickets.connected:
            if time.monotonic() > deadline:
                return
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    async def _copy(self, delivery: Delivery, number: int) -> None:
        await asyncio.sleep(self.faults.share() * 0.05 * number)
        await self._attempt(delivery, number, "timeout")

    async def _attempt(self, delivery: Delivery, number: int, failure: str) -> Outcome:
        started = time.monotonic()
        retry = Retry(number, failure) if number else None
        outcome = await self.transport.attempt(delivery, retry, self.policy.acknowledge_within)
        seconds = time.monotonic() - started
        now = self.workspace.clock.now()
        delivery.attempts.append(Attempt(number, now, seconds, outcome.failure))
        return outcome
