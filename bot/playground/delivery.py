"""What is on its way to the app: events, interactions and commands, each with what became of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject

Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at delivering. `failure` is Slack's retry reason, or None where the app acknowledged."""

    number: int
    at: float
    seconds: float
    failure: str | None = None


@dataclass(slots=True)
class Delivery:
    """One payload on its way since `at`. `finished` is set when it is acknowledged or given up."""

    kind: Kind
    payload: JsonObject
    at: float = 0.0
    attempts: list[Attempt] = field(default_factory=list)
    acknowledged: bool = False
    response: JsonObject | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def event_id(self) -> str | None:
        """Slack's id of an event, the same in all its attempts."""
        identifier = self.payload.get("event_id")
        return identifier if isinstance(identifier, str) else None

    @property
    def event_type(self) -> str:
        """What kind of event or interaction this is."""
        return str(self.payload.get("event", self.payload).get("type", self.kind))

    @property
    def first_attempt_made(self) -> bool:
        """Whether the app had its first chance to acknowledge."""
        return bool(self.attempts) or self.finished.is_set()

    def wait(self, timeout: float) -> bool:
        """Wait until the app has acknowledged; return whether it did."""
        self.finished.wait(timeout)
        return self.acknowledged
