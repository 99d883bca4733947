"""Workers: threads that take the steps of conversations, one thread a conversation at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.errors import StaleWorkError, StorageError
from bot.services.delivery import Step

if TYPE_CHECKING:
    from bot.services.delivery import Deliveries, Lease
    from bot.services.ports import Clock

log = logging.getLogger(__name__)

Take = Callable[[Step], Step | None]

POLL = 0.5  # seconds between looks at what other processes stored
RENEW = 1.5  # seconds after which a step in hand has its lease renewed; well below a lease's length


class Workers:
    """A pool that follows conversations step by step until nothing is due."""

    def __init__(self, deliveries: Deliveries, take: Take, clock: Clock, count: int = 4) -> None:
        self._deliveries = deliveries
        self._take = take
        self._clock = clock
        self._stop = threading.Event()
        self._signal = threading.Semaphore(0)
        self._held: dict[int, tuple[Lease, float]] = {}
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{n}", daemon=True) for n in range(count)
        ]
        self._keeper = threading.Thread(target=self._keep, name="lease-keeper", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        for thread in (*self._threads, self._keeper):
            thread.start()

    def stop(self, timeout: float = 30.0) -> None:
        """Claim nothing more, finish the steps in hand, give the rest back."""
        self._stop.set()
        for _ in self._threads:
            self._signal.release()
        deadline = time.monotonic() + timeout
        for thread in (*self._threads, self._keeper):
            thread.join(max(0.0, deadline - time.monotonic()))

    def wake(self) -> None:
        """Say that there may be something to do."""
        self._signal.release()

    def _work(self) -> None:
        failures = 0
        while not self._stop.is_set():
            try:
                step = self._deliveries.claim()
                failures = 0
            except StorageError as error:
                failures += 1
                log.error("claim_failed", extra={"error": str(error)})  # noqa: TRY400 - named, without values
                self._stop.wait(min(0.1 * 2**failures, 5.0))
                continue
            if step is None:
                self._signal.acquire()
            else:
                self.wake()  # whoever finds something lets the next one look
                self._follow(step)

    def _follow(self, step: Step | None) -> None:
        me = threading.get_ident()
        try:
            while step is not None:
                if self._stop.is_set():
                    self._deliveries.give_back(step)
                    return
                self._held[me] = step.lease, time.monotonic()
                step = self._take(step)
        except StaleWorkError:
            log.warning("lease_lost")
        except StorageError as error:
            # The lease runs out, and whoever claims it next takes the step again.
            log.error("step_not_stored", extra={"error": str(error)})  # noqa: TRY400 - named, without values
            self._stop.wait(0.2)
        except Exception:
            log.exception("step_failed")
        finally:
            self._held.pop(me, None)

    def _keep(self) -> None:
        """Renew leases of long steps, and wake a worker for what other processes or time made due."""
        while not self._stop.wait(self._pause()):
            try:
                late = time.monotonic() - RENEW
                leases = [lease for lease, since in list(self._held.values()) if since < late]
                if leases:
                    self._deliveries.renew(leases)
            except StorageError as error:
                log.error("renewal_failed", extra={"error": str(error)})  # noqa: TRY400 - named, without values

    def _pause(self) -> float:
        try:
            due = self._deliveries.next_due()
        except StorageError:
            return POLL
        if due is None:
            return POLL
        wait = (due - self._clock()).total_seconds()
        if wait <= 0:
            self.wake()
            return POLL
        return min(wait, POLL)
