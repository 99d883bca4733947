"""The stand-in for Slack, as tests start it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from slack_sdk.socket_mode.interval_runner import IntervalRunner

from bot.playground.playground import Playground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk.socket_mode.builtin import SocketModeClient

    from bot.playground.company import Company
    from bot.playground.installation import InstalledApp


@contextmanager
def standing_in(app: InstalledApp | None = None, company: Company | None = None) -> Iterator[Playground]:
    """Run a stand-in that knows no limits of rate."""
    playground = Playground(app, company)
    playground.start()
    playground.workspace.rate_limits.enforced = False
    yield playground
    # It closes its connections first, and nobody needs to wait for that.
    threading.Thread(target=playground.stop, daemon=True).start()


def listen_at_once(client: SocketModeClient) -> None:
    """Let a client read what comes as soon as it is connected; the SDK looks every tenth of a second."""
    slow = client.current_session_runner
    slow.shutdown()
    client.current_session_runner = IntervalRunner(slow.target, 0.02).start()
