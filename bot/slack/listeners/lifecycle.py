"""What Slack tells about the app itself, and everything that nobody else listens to.

Slack repeats what is not acknowledged, so what is unknown is acknowledged as well, with a line in the log.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from bot.slack.listeners.requests import Stopped, read

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext
    from slack_sdk import WebClient

    from bot.slack.listeners.services import Services

log = logging.getLogger(__name__)


def register(app: App, services: Services) -> None:
    """Listen to what happens to the app. Register this last: it takes whatever is left."""

    def stopped(event: dict[str, Any], client: WebClient) -> None:
        stop = read(Stopped, event)
        if stop is not None:
            services.stops.stop(stop.channel, stop.thread_ts)
            services.presence.end(client, stop.channel, stop.thread_ts)

    def left(event: dict[str, Any], context: BoltContext) -> None:
        log.warning(
            "app_left_workspace", extra={"slack_event": event.get("type"), "workspace": context.team_id}
        )

    def unknown(body: dict[str, Any], ack: Ack) -> None:
        event = body.get("event") or {}
        log.info("request_passed_over", extra={"kind": body.get("type"), "slack_event": event.get("type")})
        ack()

    app.event("agent_session_stopped")(stopped)
    app.event("app_uninstalled")(left)
    app.event("tokens_revoked")(left)
    app.event(re.compile(""))(unknown)
    app.command(re.compile(""))(unknown)
    app.shortcut(re.compile(""))(unknown)
