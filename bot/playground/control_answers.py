"""How the control interface answers: this machine alone, and with a reason where something cannot be done."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.playground.errors import PlaygroundError, SlackError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})


def control_route(
    path: str, answer: Callable[[Request], Awaitable[Response]], methods: Sequence[str] = ("GET",)
) -> Route:
    """Return a route that answers this machine alone, and tells what is wrong with a request."""

    async def guarded(request: Request) -> Response:
        if not _from_here(request):
            return JSONResponse({"ok": False, "error": "loopback and JSON only"}, HTTPStatus.FORBIDDEN)
        try:
            return await answer(request)
        except (ValueError, TypeError, KeyError, PlaygroundError, SlackError) as error:
            return JSONResponse({"ok": False, "error": str(error)}, HTTPStatus.BAD_REQUEST)

    return Route(f"/playground{path}", guarded, methods=list(methods))


def _from_here(request: Request) -> bool:
    """Only this machine, and no web site that a browser on this machine has open."""
    if (request.url.hostname or "") not in _HOSTS:
        return False
    return request.method != "POST" or request.headers.get("content-type", "").startswith("application/json")
