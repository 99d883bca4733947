"""Socket Mode: requests come over a connection that the bot opens itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.response import SocketModeResponse

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk.socket_mode import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

log = logging.getLogger(__name__)


class SocketMode(SocketModeHandler):
    """The connection; its `client` tells the watchdog of signs of life."""

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token, trace_enabled=False)

    def connect(self) -> None:
        """Open the connection."""
        super().connect()  # type: ignore[no-untyped-call] # Bolt's

    def close(self) -> None:
        """Close the connection; it takes a few seconds."""
        try:
            super().close()  # type: ignore[no-untyped-call] # Bolt's
        except AttributeError:
            # The SDK's own threads may close the same socket at the same moment; the rest is still open.
            super().close()  # type: ignore[no-untyped-call] # Bolt's

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # as Bolt's
        """Hand a request to the app; one that Bolt cannot read is acknowledged as well."""
        try:
            super().handle(client, req)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            log.warning("request_unreadable", extra={"error": type(error).__name__})
            client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
