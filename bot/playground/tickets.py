"""Tickets for Socket Mode: each opens one connection, once."""

from __future__ import annotations

import secrets

from bot.playground import limits
from bot.playground.errors import SlackError


class Tickets:
    """Tickets not yet used, and how many connections are open."""

    def __init__(self) -> None:
        self.connected = 0
        self._issued: set[str] = set()

    def issue(self) -> str:
        """Return a new ticket; too_many_websockets where the app has ten connections already."""
        if self.connected >= limits.SOCKET_CONNECTIONS:
            raise SlackError("too_many_websockets")
        ticket = secrets.token_urlsafe(16)
        self._issued.add(ticket)
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Use a ticket up; False where it is unknown or was used."""
        known = ticket in self._issued
        self._issued.discard(ticket)
        return known
