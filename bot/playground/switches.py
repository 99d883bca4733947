"""Switches: bad days of Slack and of networks, each with one thing to turn on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.playground.errors import PlaygroundError
from bot.playground.faults import Fault

if TYPE_CHECKING:
    from bot.playground.faults import Faults


@dataclass(frozen=True, slots=True)
class Switch:
    """One kind of bad day. `fault` is None for the one that breaks connections."""

    id: str
    label: str
    means: str
    fault: Fault | None


SWITCHES: Final = (
    Switch(
        "duplicate",
        "Duplicate",
        "Half of all events and clicks arrive up to four times.",
        Fault("duplicated", probability=0.5, times=4),
    ),
    Switch(
        "reorder",
        "Reorder",
        "Half of all events and clicks arrive up to two seconds late, so their order changes.",
        Fault("delayed", probability=0.5, seconds=2.0),
    ),
    Switch(
        "drop",
        "Drop",
        "A third of all events are lost on their first way; Slack sends them again.",
        Fault("dropped", probability=0.33, times=1),
    ),
    Switch(
        "rate-limit",
        "Rate limit (429)",
        "A third of all calls that post or change messages are told to come back in two seconds.",
        Fault("rate_limited", about="chat.*", probability=0.33, seconds=2.0),
    ),
    Switch("disconnect", "Disconnect", "The connection breaks every ten seconds.", None),
)
_DISCONNECT_SECONDS: Final = 10.0


class Switchboard:
    """Which switches are on."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._on: dict[str, Fault] = {}

    def is_on(self, switch: Switch) -> bool:
        """Whether a switch is on."""
        if switch.fault is None:
            return self._faults.disconnect_every is not None
        return switch.id in self._on

    def turn(self, identifier: str, *, on: bool) -> None:
        """Turn a switch on or off."""
        switch = _switch(identifier)
        if self.is_on(switch) == on:
            return
        if switch.fault is None:
            self._faults.disconnect_every = _DISCONNECT_SECONDS if on else None
        elif on:
            self._on[switch.id] = self._faults.add(replace(switch.fault))
        else:
            self._faults.lift(self._on.pop(switch.id))

    def clear(self) -> None:
        """Turn everything off, faults included that no switch stands for."""
        self._on.clear()
        self._faults.clear()


def _switch(identifier: str) -> Switch:
    for switch in SWITCHES:
        if switch.id == identifier:
            return switch
    raise PlaygroundError(f"there is no switch {identifier!r}; there is: {', '.join(s.id for s in SWITCHES)}")
