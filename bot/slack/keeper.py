"""The keeper: does for the workers what is a matter of time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.slack import failures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.delivery import Deliveries
    from bot.services.ports import Clock
    from bot.slack.workers import Workers

log = logging.getLogger(__name__)

Chore = Callable[[], object]

POLL = 0.5  # seconds between looks at what time made due, or another process stored
RENEW = 1.5  # seconds after which a step in hand has its lease renewed; well below a lease's length
BETWEEN_CHORES = 3600.0
SET_BACK = 2.0  # seconds by which a clock may be corrected without anybody noticing


class Keeper:
    """A thread that wakes workers for what came due, renews leases, looks at the clock and does chores."""

    def __init__(
        self, deliveries: Deliveries, workers: Workers, clock: Clock, chores: Sequence[Chore] = ()
    ) -> None:
        self._deliveries = deliveries
        self._workers = workers
        self._clock = clock
        self._chores = chores
        self._chores_at = time.monotonic()
        self._ahead = self._wall_ahead()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin to look after things."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more. To be called after the workers have stopped, whose leases it renews."""
        self._stopping.set()
        self._thread.join(5.0)

    def _keep(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            pause = POLL
            try:
                self._look_at_clock()
                self._renew()
                self._do_chores()
                pause = self._until_due()
            except Exception as error:  # noqa: BLE001 - whatever is wrong now, it looks again
                log.warning("keeper_failed", extra=failures.fields(error))

    def _until_due(self) -> float:
        """Return when to look again, and wake a worker for what is due already."""
        due = self._deliveries.next_due()
        wait = POLL if due is None else (due - self._clock()).total_seconds()
        if wait <= 0:
            self._workers.wake()
        return wait if 0 < wait < POLL else POLL

    def _renew(self) -> None:
        if leases := self._workers.held_longer(RENEW):
            self._deliveries.renew(leases)

    def _do_chores(self) -> None:
        if time.monotonic() >= self._chores_at:
            self._chores_at = time.monotonic() + BETWEEN_CHORES
            for chore in self._chores:
                chore()

    def _look_at_clock(self) -> None:
        ahead = self._wall_ahead()
        if ahead < self._ahead - SET_BACK:
            log.warning("clock_set_back", extra={"seconds": self._ahead - ahead})
            self._deliveries.hurry()
        self._ahead = ahead

    def _wall_ahead(self) -> float:
        return self._clock().timestamp() - time.monotonic()
