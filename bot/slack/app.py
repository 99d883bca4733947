"""The Bolt app: who may call, where requests go first, and who listens.

Bolt's own conveniences that would call Slack before a request is acknowledged are switched off or replaced:
`authorize` knows its one installation, and unknown workspaces are turned away without a word.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, Protocol

from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.installation import web_client
from bot.slack.listeners import (
    buttons,
    commands,
    dossiers,
    holdings,
    home,
    lifecycle,
    messages,
    results,
    shortcuts,
    views,
)
from bot.slack.listeners.demands import pressing as demand_pressing
from bot.slack.listeners.demands import submitting as demand_submitting
from bot.slack.listeners.editing import pressing as editing_pressing
from bot.slack.listeners.editing import submitting as editing_submitting
from bot.slack.listeners.interview import pressing
from bot.slack.listeners.targets import pressing as target_pressing
from bot.slack.listeners.understanding import pressing as coding_pressing
from bot.slack.listeners.walk import pressing as walk_pressing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.installation import Installation
    from bot.slack.listeners.services import Services

log = logging.getLogger(__name__)

# Bolt's own lines quote requests, and requests hold what people wrote.
_bolt_log: Final = logging.getLogger("bot.slack.bolt")
_WITHOUT_WORKSPACE: Final = {"url_verification", "ssl_check"}


class CarefulApp(App):
    """Bolt's app, which stumbles neither over what Slack never sends nor over its own handling of that."""

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Hand a request to middleware and listeners; what Bolt itself cannot read is refused."""
        try:
            return super().dispatch(req)
        except Exception as error:  # noqa: BLE001 - the edge: Bolt reads any shape as if it were Slack's
            log.warning("request_unreadable", extra={"error": type(error).__name__})
            req.context["failure"] = error
            return BoltResponse(status=400, body="malformed")


class Gate(Protocol):
    """What stands between Slack and the listeners."""

    def attach(self, app: App) -> None:
        """Put itself in front of the listeners of an app."""
        ...


def build_app(
    services: Services, delivery: Gate, installation: Installation, address: str, signing_secret: str = ""
) -> App:
    """Return the app. `address` is Slack's; the signing secret is needed for requests over HTTP alone."""
    _bolt_log.setLevel(logging.CRITICAL)
    app = CarefulApp(
        name="plumbline",
        logger=_bolt_log,
        client=web_client(address),
        authorize=installation.authorize(),
        before_authorize=_turn_away(installation.workspace),
        signing_secret=signing_secret,
        process_before_response=True,
    )
    delivery.attach(app)
    messages.register(app, services)
    commands.register(app, services)
    shortcuts.register(app, services)
    pressing.register(app, services)
    walk_pressing.register(app, services)
    results.register(app, services)
    holdings.register(app, services)
    coding_pressing.register(app, services)
    dossiers.register(app, services)
    demand_pressing.register(app, services)
    demand_submitting.register(app, services)
    editing_pressing.register(app, services)
    editing_submitting.register(app, services)
    target_pressing.register(app, services)
    buttons.register(app, services)
    views.register(app, services)
    home.register(app, services)
    lifecycle.register(app, services)
    return app


def _turn_away(workspace: str) -> Callable[..., BoltResponse]:
    """Return a middleware that keeps the requests of other workspaces out."""

    def turn_away(
        req: BoltRequest,
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's name
    ) -> BoltResponse:
        known = req.context.team_id == workspace
        if known or str(req.body.get("type")) in _WITHOUT_WORKSPACE or "ssl_check" in req.body:
            return next()
        log.warning("workspace_unknown", extra={"workspace": str(req.context.team_id)[:20]})
        return BoltResponse(status=200 if req.context.team_id else 400, body="")

    return turn_away
