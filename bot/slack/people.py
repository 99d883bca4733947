"""People: who of them may read what, what they do, and who holds a role.

Guests do not see a workspace's own documents.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any, Final

from bot.domain.question import ALL_SHELVES
from bot.services.conversation import Reader
from bot.slack.lossy import FAILURES, hasty
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk import WebClient

log = logging.getLogger(__name__)

GUEST_SHELVES: Final = (Shelf.FRAMEWORK,)
KEPT: Final = 600.0  # seconds
_GUEST: Final = Reader(GUEST_SHELVES)
_MOST: Final = 10_000
_NO_COLLEAGUES: Final = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")

Roles = dict[str, list[str]]


class People:
    """Knows for a while what Slack said about people."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, page: int = 200) -> None:
        self._clock = clock
        self._page = page
        self._lock = threading.Lock()
        self._members: dict[tuple[str, str], tuple[Reader, float]] = {}
        self._roles: dict[str, tuple[Roles, float]] = {}

    def member(self, client: WebClient, workspace: str, person: str) -> Reader:
        """Return what is known of a person. Whom Slack tells nothing about is treated as a guest."""
        with self._lock:
            known, until = self._members.get((workspace, person), (_GUEST, 0.0))
        return known if self._clock() < until else self._ask(client, workspace, person, known)

    def holding(self, client: WebClient, workspace: str, role: str) -> list[str]:
        """Return the Slack ids of those who have a role as their profile's title; guests have none."""
        with self._lock:
            known, until = self._roles.get(workspace, ({}, 0.0))
        if self._clock() >= until:
            known = self._look_around(client, workspace, known)
        return known.get(_plain(role), []) if _plain(role) else []

    def _ask(self, client: WebClient, workspace: str, person: str, known: Reader) -> Reader:
        try:
            user = hasty(client).users_info(user=person).get("user") or {}
        except FAILURES as error:
            log.warning("person_unknown", extra={"error": type(error).__name__})
            return known
        guest = foreign(user, workspace) or any(user.get(name) for name in _NO_COLLEAGUES)
        member = Reader(GUEST_SHELVES if guest else ALL_SHELVES, _title(user))
        with self._lock:
            if len(self._members) >= _MOST:
                self._members.clear()
            self._members[workspace, person] = member, self._clock() + KEPT
        return member

    def _look_around(self, client: WebClient, workspace: str, known: Roles) -> Roles:
        found: Roles = {}
        try:
            for page in hasty(client).users_list(limit=self._page):
                for user in page.get("members") or ():
                    if not foreign(user, workspace) and not any(user.get(name) for name in _NO_COLLEAGUES):
                        found.setdefault(_plain(_title(user)), []).append(str(user.get("id")))
        except FAILURES as error:
            log.warning("people_unknown", extra={"error": type(error).__name__})
            return known
        with self._lock:
            self._roles[workspace] = found, self._clock() + KEPT
        return found


def foreign(user: Mapping[str, Any], workspace: str) -> bool:
    """Say whether a person belongs to another company; large ones have several workspaces."""
    teams = (user.get("enterprise_user") or {}).get("teams") or ()
    return user.get("team_id", workspace) != workspace and workspace not in teams


def _title(user: Mapping[str, Any]) -> str:
    return str((user.get("profile") or {}).get("title") or "")


def _plain(role: str) -> str:
    return " ".join(role.casefold().split())
