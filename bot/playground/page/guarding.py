"""Who may talk to the page: browsers on this machine, and no web site that they have open besides."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    Endpoint = Callable[[Request], Awaitable[Response]]

log = logging.getLogger(__name__)

_FAILED: Final = "Something went wrong in the workspace itself; its terminal says what. Reload the page."
_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
HEADERS: Final = {
    # Nothing is fetched from elsewhere, and no script or style stands in the page itself.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(endpoint: Endpoint) -> Endpoint:
    """Refuse requests for foreign names (DNS rebinding) and from foreign sites; say what the page may do."""

    async def guard(request: Request) -> Response:
        if not from_here(request):
            refusal = "This page is for this machine alone: open it at the address that `make demo` prints."
            return PlainTextResponse(refusal, HTTPStatus.FORBIDDEN, headers=HEADERS)
        try:
            response = await endpoint(request)
        except Exception:
            log.exception("the page failed at %s", request.url.path)
            response = JSONResponse({"error": _FAILED}, HTTPStatus.INTERNAL_SERVER_ERROR)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def from_here(request: Request) -> bool:
    """Tell whether a request names this machine, and was not made by some other site's page."""
    host = request.headers.get("host", "")
    if (urlsplit(f"//{host}").hostname or "") not in _HOSTS:
        return False
    origin = request.headers.get("origin")
    return origin is None or origin == f"http://{host}"
