"""The Bolt app: who may call, where requests go first, and who listens.

Bolt's own conveniences that would call Slack before a request is acknowledged are switched off or replaced:
`authorize` knows its one installation, and unknown workspaces are turned away without a word.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, Protocol

from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.installation import web_client
from bot.slack.listeners import buttons, commands, home, lifecycle, messages, shortcuts, views

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.slack.installation import Installation
    from bot.slack.listeners.services import Services

log = logging.getLogger(__name__)

# Bolt's own lines quote requests, and requests hold what people wrote.
_bolt_log: Final = logging.getLogger("bot.slack.bolt")
_WITHOUT_WORKSPACE: Final = {"url_verification", "ssl_check"}
# What Bolt takes for granted; null stands for nothing, except in those that are looked into at once.
_SHAPES: Final[Mapping[str, tuple[type, ...]]] = {
    "type": (str,),
    "team_id": (str,),
    "callback_id": (str,),
    "event": (dict,),
    "view": (dict,),
    "container": (dict,),
    "message": (dict,),
    "actions": (list,),
    "user": (dict, str),
    "team": (dict, str),
    "channel": (dict, str),
}
_NEVER_NULL: Final = ("event", "view", "actions")


class CarefulApp(App):
    """Bolt's app, which first makes sure that a request is one that Bolt can read."""

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Hand a request to middleware and listeners, unless Slack never sent it."""
        if not well_formed(req.body):
            return BoltResponse(status=400, body="malformed")
        return super().dispatch(req)


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
    buttons.register(app, services)
    views.register(app, services)
    home.register(app)
    lifecycle.register(app, services)
    return app


def well_formed(body: Mapping[str, Any]) -> bool:
    """Say whether the parts of a request are what Slack makes them."""
    if any(name in body and body[name] is None for name in _NEVER_NULL):
        return False
    if any(
        not isinstance(body[name], kinds) for name, kinds in _SHAPES.items() if body.get(name) is not None
    ):
        return False
    if "event" in body and not isinstance(body["event"].get("type"), str):
        return False
    actions = body.get("actions", [])
    return all(isinstance(action, dict) for action in actions) and not (
        body.get("type") == "block_actions" and not actions
    )


def _turn_away(workspace: str) -> Callable[..., BoltResponse]:
    """Return a middleware that keeps the requests of other workspaces out."""

    def turn_away(
        req: BoltRequest,
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's name
    ) -> BoltResponse:
        known = req.context.team_id == workspace
        if known or req.body.get("type") in _WITHOUT_WORKSPACE or "ssl_check" in req.body:
            return next()
        log.warning("workspace_unknown", extra={"workspace": str(req.context.team_id)[:20]})
        return BoltResponse(status=200 if req.context.team_id else 400, body="")

    return turn_away
