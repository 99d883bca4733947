"""Workers: threads that take the steps of conversations, one thread a conversation at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.errors import StaleWorkError, StorageError
from bot.services.steps import Step
from bot.slack import failures

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries
    from bot.services.steps import Lease

log = logging.getLogger(__name__)

Take = Callable[[Step], Step | None]


class Workers:
    """A pool that follows conversations step by step until nothing is due. `take` must not raise for long."""

    def __init__(self, deliveries: Deliveries, take: Take, count: int = 4) -> None:
        self._deliveries = deliveries
        self._take = take
        self._stopping = threading.Event()
        self._signal = _Signal()
        self._held: dict[int, tuple[Lease, float]] = {}
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True)
            for number in range(count)
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def stop(self, timeout: float = 30.0) -> None:
        """Claim nothing more, finish the steps in hand, give the rest back."""
        self._stopping.set()
        self._signal.end()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def wake(self) -> None:
        """Say that there may be something to do."""
        self._signal.give()

    def held_longer(self, seconds: float) -> list[Lease]:
        """Return the leases of the steps that have been in hand for longer than this."""
        since = time.monotonic() - seconds
        return [lease for lease, taken in list(self._held.values()) if taken < since]

    def _work(self) -> None:
        failed = 0
        while not self._stopping.is_set():
            try:
                step = self._deliveries.claim()
                failed = 0
            except StorageError as error:
                failed += 1
                log.warning("claim_failed", extra=failures.fields(error))
                self._stopping.wait(min(0.1 * 2**failed, 5.0))
                continue
            if step is None:
                self._signal.wait()
            else:
                self.wake()  # whoever finds something lets the next one look
                self._follow(step)

    def _follow(self, step: Step | None) -> None:
        me = threading.get_ident()
        try:
            while step is not None and not self._stopping.is_set():
                self._held[me] = step.lease, time.monotonic()
                step = self._take(step)
            if step is not None:
                self._deliveries.give_back(step)
        except StaleWorkError:
            log.warning("lease_lost")
        except Exception as error:  # noqa: BLE001 - a worker outlives whatever happens in a step
            # The lease runs out, and whoever claims the conversation next takes the step again.
            log.warning("step_not_ended", extra=failures.fields(error))
            self._stopping.wait(0.2)
        finally:
            self._held.pop(me, None)


class _Signal:
    """Lets one of those go who wait, or else the next who comes to wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._given = False
        self._over = False

    def give(self) -> None:
        with self._changed:
            self._given = True
            self._changed.notify()

    def end(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def wait(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._given or self._over)
            self._given = False
