"""The page's addresses, and what happens at each."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.colleague import Colleague
from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.page import places
from bot.playground.page.doing import ACTS
from bot.playground.page.fragments import differences
from bot.playground.page.guarding import guarded
from bot.playground.page.heads import title
from bot.playground.page.lines import Lines
from bot.playground.page.regions import regions
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.playground.json_values import JsonObject
    from bot.playground.page.places import Window
    from bot.playground.routes import Serving

_STATIC: Final = Path(__file__).parent / "static"
_LONGEST_WAIT_SECONDS: Final = 20.0
# So that a stream of changes becomes a few updates a second.
_LOOK_AGAIN_SECONDS: Final = 0.04


def page_routes(server: Serving) -> list[BaseRoute]:
    """Return the page's addresses."""
    page = _Page(server)
    addresses = ("/as/{person}", "/as/{person}/home", "/as/{person}/c/{channel}")
    return [
        Route("/", guarded(page.front)),
        *(Route(address, guarded(page.show)) for address in addresses),
        Route("/page/as/{person}/changes", guarded(page.changes), methods=["POST"]),
        Route("/page/as/{person}/{act}", guarded(page.act), methods=["POST"]),
        Mount("/page/static", StaticFiles(directory=_STATIC)),
    ]


class _Page:
    def __init__(self, server: Serving) -> None:
        self._server = server
        self._workspace = server.workspace
        self._lines = Lines(server.workspace)
        # Tells the page that the program was started anew, and so may look different.
        self._run = secrets.token_hex(4)

    async def front(self, _request: Request) -> Response:
        """Begin as the first person of the company."""
        first = next(person for person in self._workspace.people.values() if person.bot_id is None)
        return RedirectResponse(places.address(first), HTTPStatus.SEE_OTHER)

    async def show(self, request: Request) -> Response:
        """Return the whole page."""
        try:
            window = places.window(self._workspace, str(request.url))
        except PlaygroundError as error:
            lost = render("lost.html", told=str(error), workspace=self._workspace)
            return HTMLResponse(lost, HTTPStatus.NOT_FOUND)
        return HTMLResponse(await run_in_threadpool(self._whole, window))

    async def changes(self, request: Request) -> Response:
        """Wait until the window differs from what it should show, and say how."""
        try:
            told = json.loads(await request.body())
            return JSONResponse(await self._next_change(told))
        except (ValueError, TypeError, KeyError, PlaygroundError) as error:
            return _wrong(error)

    async def act(self, request: Request) -> Response:
        """Do one thing as a person."""
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        try:
            colleague = self._colleague(request)
            done = await run_in_threadpool(ACTS[request.path_params["act"]], colleague, form)
        except (KeyError, PlaygroundError, SlackError) as error:
            return _wrong(error)
        return JSONResponse(done)

    async def _next_change(self, told: JsonObject) -> JsonObject:
        deadline = time.monotonic() + min(float(told["wait"]), _LONGEST_WAIT_SECONDS)
        while True:
            version = self._workspace.version
            change = await run_in_threadpool(self._change, told)
            if change["regions"] or told["run"] != self._run or time.monotonic() > deadline:
                return change
            # Changes come from many threads; looking at a number is cheaper than waking all windows for each.
            while self._workspace.version == version and time.monotonic() < deadline:  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    def _change(self, told: JsonObject) -> JsonObject:
        window = places.window(self._workspace, told["address"], int(told["depth"]), drawer=told["drawer"])
        shown = regions(self._workspace, self._lines, window)
        return {
            "run": self._run,
            "title": title(self._workspace, window),
            "state": window.state,
            "regions": differences(shown, told["have"]),
        }

    def _whole(self, window: Window) -> str:
        shown = regions(self._workspace, self._lines, window)
        return render(
            "page.html",
            run=self._run,
            title=title(self._workspace, window),
            workspace=self._workspace,
            window=window,
            regions=shown,
        )

    def _colleague(self, request: Request) -> Colleague:
        return Colleague(self._workspace, self._workspace.find_person(request.path_params["person"]))


def _wrong(error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, HTTPStatus.BAD_REQUEST)
