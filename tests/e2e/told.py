"""An app that only listens, and blocks to show to somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.playground.waiting import wait_for
from tests.playground.calling import plain

if TYPE_CHECKING:
    from tests.e2e.browsing import Window, Windows
    from tests.e2e.conftest import Rehearsal

CONFIRM: Final = {
    "title": plain("Sure?"),
    "text": plain("All is lost."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


class Told:
    """An app that only listens: what it was told last."""

    def __init__(self, rehearsal: Rehearsal, windows: Windows) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.rehearsal = rehearsal
        self.windows = windows
        rehearsal.app.action(re.compile("^[a-z]$"))(self._hear)

    def _hear(self, ack: Any, body: dict[str, Any]) -> None:
        ack()
        with self.rehearsal.playground.workspace.changing():
            self.bodies.append(body)

    def action(self, number: int = 1) -> dict[str, Any]:
        """Return what acted, once so many things have."""
        wait_for(self.rehearsal.playground.workspace, lambda: len(self.bodies) >= number, 5.0, "an action")
        return dict(self.bodies[number - 1]["actions"][0])

    def post(self, *blocks: dict[str, Any]) -> Window:
        """Show blocks to Bruno."""
        self.rehearsal.client.chat_postMessage(channel="C0GENERAL", text="x", blocks=list(blocks))
        return self.windows.open(self.rehearsal.playground, "bruno", "/c/C0GENERAL")


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": "b", "elements": list(elements)}


def option(label: str) -> dict[str, Any]:
    return {"text": plain(label), "value": label.lower()}
