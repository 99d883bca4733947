"""People: who of them may read what. Guests of a workspace do not see its own documents."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any, Final

from bot.domain.question import ALL_SHELVES
from bot.slack.lossy import FAILURES, hasty
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk import WebClient

log = logging.getLogger(__name__)

GUEST_SHELVES: Final = (Shelf.FRAMEWORK,)
KEPT: Final = 600.0  # seconds
_MOST: Final = 10_000
_GUESTS: Final = ("is_restricted", "is_ultra_restricted", "is_stranger")


class People:
    """Knows for a while what Slack said about a person."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._guests: dict[tuple[str, str], tuple[bool, float]] = {}

    def shelves(self, client: WebClient, workspace: str, person: str) -> tuple[Shelf, ...]:
        """Return the shelves that a person may read. Whom Slack tells nothing about is treated as a guest."""
        guest = self._known(workspace, person)
        if guest is None:
            guest = self._ask(client, workspace, person)
        return GUEST_SHELVES if guest else ALL_SHELVES

    def _known(self, workspace: str, person: str) -> bool | None:
        with self._lock:
            guest, until = self._guests.get((workspace, person), (None, 0.0))
        return guest if self._clock() < until else None

    def _ask(self, client: WebClient, workspace: str, person: str) -> bool:
        try:
            user = hasty(client).users_info(user=person).get("user") or {}
        except FAILURES as error:
            log.warning("person_unknown", extra={"error": type(error).__name__})
            with self._lock:
                return self._guests.get((workspace, person), (True, 0.0))[0]
        guest = foreign(user, workspace) or any(user.get(name) for name in _GUESTS)
        with self._lock:
            if len(self._guests) >= _MOST:
                self._guests.clear()
            self._guests[workspace, person] = guest, self._clock() + KEPT
        return guest


def foreign(user: Mapping[str, Any], workspace: str) -> bool:
    """Say whether a person belongs to another company; large ones have several workspaces."""
    teams = (user.get("enterprise_user") or {}).get("teams") or ()
    return user.get("team_id", workspace) != workspace and workspace not in teams
