"""HTTP: requests come to a WSGI application, signed by Slack. All others get a 4xx, never a 500."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

from slack_bolt import BoltRequest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

from bot.domain.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from slack_bolt import App

log = logging.getLogger(__name__)

PATH: Final = "/slack/events"
HEALTH: Final = "/health"
LARGEST: Final = 1_000_000
_DIGITS: Final = re.compile(r"\d{1,12}", re.ASCII)


def http_application(app: App, signing_secret: str) -> WSGIApplication:
    """Return the WSGI application: Slack's requests at `/slack/events`, a sign of life at `/health`.

    Raises SettingsError without a signing secret, for then anybody could pass for Slack.
    """
    if not signing_secret:
        raise SettingsError("Requests over HTTP need SLACK_SIGNING_SECRET; without it, use Socket Mode.")
    bolt = SlackRequestHandler(app, PATH)

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        refusal = _refusal(environ)
        if refusal is None:
            return bolt(environ, start_response)
        start_response(refusal, [("Content-Type", "text/plain;charset=utf-8")])
        return [b"ok\n" if refusal.startswith("200") else b"no\n"]

    return application


def _refusal(environ: WSGIEnvironment) -> str | None:
    """Return the status for what does not come from Slack, None for what may; the body stays readable."""
    if environ.get("PATH_INFO") == HEALTH:
        return "200 OK"
    if environ.get("PATH_INFO") != PATH:
        return "404 Not Found"
    if environ.get("REQUEST_METHOD") != "POST":
        return "405 Method Not Allowed"
    return _unreadable(environ)


def _unreadable(environ: WSGIEnvironment) -> str | None:
    length = str(environ.get("CONTENT_LENGTH") or "0")
    if not _DIGITS.fullmatch(length):
        return "400 Bad Request"
    if int(length) > LARGEST:
        return "413 Content Too Large"
    if not _DIGITS.fullmatch(str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))):
        return "401 Unauthorized"
    environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(int(length)))
    return _malformed(environ)


def _malformed(environ: WSGIEnvironment) -> str | None:
    """Read the request as Bolt will, and then put the body back."""
    request = WsgiHttpRequest(environ)
    try:
        body = request.get_body()
        BoltRequest(body=body, query=request.query_string, headers=request.get_headers())
    except Exception as error:  # noqa: BLE001 - nothing that a stranger sends may raise
        log.warning("request_unreadable", extra={"error": type(error).__name__})
        return "400 Bad Request"
    finally:
        environ["wsgi.input"].seek(0)
    return None
