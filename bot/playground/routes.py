"""The addresses of the stand-in and what happens at each."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from bot.playground.errors import SlackError
from bot.playground.web_api.call import Call
from bot.playground.web_api.methods import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from bot.playground.backstage import Backstage
    from bot.playground.faults import Fault, Faults
    from bot.playground.json_values import JsonObject
    from bot.playground.socket_mode import SocketMode
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call of the Web API: what was asked, what came of it, how long it took."""

    method: str
    arguments: JsonObject
    error: str | None
    seconds: float
    at: float


class CallLog:
    """All calls, oldest first. Whoever waits for changes of the workspace hears of each."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._calls: list[LoggedCall] = []

    def __iter__(self) -> Iterator[LoggedCall]:
        return iter(list(self._calls))

    def add(self, call: LoggedCall) -> None:
        """Keep a call."""
        with self._workspace.changing():
            self._calls.append(call)

    def latest(self, number: int) -> list[LoggedCall]:
        """Return the last calls, oldest first."""
        return self._calls[-number:]

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()

    def of(self, method: str) -> list[LoggedCall]:
        """Return the calls of one method."""
        return [call for call in self if call.method == method]


class Serving(Protocol):
    """What the routes need of the server."""

    workspace: Workspace
    faults: Faults
    calls: CallLog
    sockets: SocketMode
    backstage: Backstage


def routes(server: Serving) -> list[BaseRoute]:
    """Return all addresses of the stand-in."""
    edge = _Edge(server)
    return [
        Route("/api/{method}", edge.web_api, methods=["GET", "POST"]),
        Route("/upload/v1/{file}", edge.upload, methods=["POST"]),
        Route("/files-pri/{path:path}", edge.download),
        Route("/response/{token}", edge.respond, methods=["POST"]),
        WebSocketRoute("/link/", server.sockets.serve),
    ]


class _Edge:
    def __init__(self, server: Serving) -> None:
        self._server = server

    async def web_api(self, request: Request) -> Response:
        started = time.monotonic()
        method = request.path_params["method"]
        fault = self._server.faults.strike(
            method, "rate_limited", "server_error", "lost_request", "lost_answer", "slow"
        )
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        call = await _read_call(request, method)
        body = _faulty(fault) or (call if isinstance(call, dict) else answer(self._server.workspace, call))
        arguments = dict(call.arguments) if isinstance(call, Call) else {}
        error = None if body["ok"] else str(body["error"])
        spent = time.monotonic() - started
        now = self._server.workspace.clock.now()
        self._server.calls.add(LoggedCall(method, arguments, error, spent, now))
        if fault is not None and fault.kind in {"lost_request", "lost_answer"}:
            _cut(request)
        return _web_api_response(self._server.workspace, body)

    async def upload(self, request: Request) -> Response:
        content = await request.body()
        try:
            with self._server.workspace.changing():
                self._server.workspace.files.receive(request.path_params["file"], content)
        except SlackError as error:
            return PlainTextResponse(error.code, HTTPStatus.NOT_FOUND)
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        workspace = self._server.workspace
        token = _token(request)
        if token != workspace.app.bot_token or "files:read" not in workspace.app.scopes:
            # Slack shows its sign-in page instead of an error.
            return Response("<!DOCTYPE html><title>Sign in</title>", media_type="text/html")
        identifier = request.path_params["path"].split("/")[0].partition("-")[2]
        try:
            file = workspace.files.find(identifier)
        except SlackError:
            return PlainTextResponse("not found", HTTPStatus.NOT_FOUND)
        return Response(file.content or b"", media_type="application/octet-stream")

    async def respond(self, request: Request) -> Response:
        workspace = self._server.workspace
        try:
            body = json.loads(await request.body())
            with workspace.changing():
                workspace.response_urls.respond(workspace, request.path_params["token"], body)
        except ValueError:
            return PlainTextResponse("invalid_payload", HTTPStatus.BAD_REQUEST)
        except SlackError as error:
            return PlainTextResponse(error.code, HTTPStatus.NOT_FOUND)
        return PlainTextResponse("ok")


async def _read_call(request: Request, method: str) -> Call | JsonObject:
    arguments: JsonObject = dict(request.query_params)
    body = (await request.body()).decode("utf-8", errors="replace")
    if "json" in request.headers.get("content-type", "") and body:
        try:
            sent = json.loads(body)
        except ValueError:
            return {"ok": False, "error": "invalid_json"}
        if not isinstance(sent, dict):
            return {"ok": False, "error": "json_not_object"}
        arguments |= sent
    else:
        arguments |= dict(parse_qsl(body, keep_blank_values=True))
    token = _token(request) or arguments.pop("token", None)
    return Call(method, arguments, token)


def _token(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" and token else None


def _faulty(fault: Fault | None) -> JsonObject | None:
    match fault and fault.kind:
        case "rate_limited" if fault is not None:
            return {"ok": False, "error": "ratelimited", "retry_after": max(1, round(fault.seconds))}
        case "server_error":
            return {"ok": False, "error": "internal_error", "status": HTTPStatus.SERVICE_UNAVAILABLE}
        case "lost_request":
            return {"ok": False, "error": "lost_request"}
        case _:
            return None


def _web_api_response(workspace: Workspace, body: JsonObject) -> Response:
    status = body.pop("status", HTTPStatus.OK) if not body["ok"] else HTTPStatus.OK
    headers = {"X-Slack-Req-Id": "local", "X-OAuth-Scopes": ",".join(sorted(workspace.app.scopes))}
    if "retry_after" in body and body.get("error") == "ratelimited":
        headers["Retry-After"] = str(body.pop("retry_after"))
        status = HTTPStatus.TOO_MANY_REQUESTS
    return JSONResponse(body, status, headers=headers)


def _cut(request: Request) -> None:
    """Break the connection without an answer, as a network does: the protocol object knows its transport."""
    cycle = getattr(request.receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is not None:
        transport.abort()
