"""The page's addresses, and what happens at each."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from bot.playground.colleague import Colleague
from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.page import filing, places
from bot.playground.page.doing import ACTS
from bot.playground.page.drawer import DEEDS
from bot.playground.page.forms import read_form
from bot.playground.page.guarding import guarded
from bot.playground.page.showing import Show, Told
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.playground.routes import Serving

T = TypeVar("T")

_REFUSALS: Final = {
    "message_not_found": "This message is gone.",
    "thread_not_found": "The message that this thread begins with is gone. Close the thread and write anew.",
}
_STATIC: Final = Path(__file__).parent / "static"


def page_routes(server: Serving) -> list[BaseRoute]:
    """Return the page's addresses."""
    page = _Page(server)
    addresses = ("/as/{person}", "/as/{person}/home", "/as/{person}/c/{channel}", "/as/{person}/with/{other}")
    return [
        Route("/", guarded(page.front)),
        *(Route(address, guarded(page.show)) for address in addresses),
        Route("/archives/{channel}/{message}", guarded(page.permalink)),
        Route("/page/as/{person}/changes", guarded(page.changes), methods=["POST"]),
        Route("/page/as/{person}/files", guarded(page.share), methods=["POST"]),
        Route("/page/as/{person}/attach", guarded(page.attach), methods=["POST"]),
        Route("/page/as/{person}/files/{file}", guarded(page.download)),
        Route("/page/as/{person}/{act}", guarded(page.act), methods=["POST"]),
        Route("/page/backstage/{deed}", guarded(page.backstage), methods=["POST"]),
        Route("/page/static/{path}", guarded(page.static)),
    ]


class _Page:
    def __init__(self, server: Serving) -> None:
        self._workspace = server.workspace
        self._backstage = server.backstage
        self._files = StaticFiles(directory=_STATIC)
        self._show = Show(server.workspace, server.backstage)

    async def front(self, _request: Request) -> Response:
        """Begin as the first person of the company."""
        first = next(person for person in self._workspace.people.values() if person.bot_id is None)
        return RedirectResponse(places.address(first), HTTPStatus.SEE_OTHER)

    async def permalink(self, request: Request) -> Response:
        """Lead a link to a message to where the person who followed it sees the message."""
        followed = places.permalink(
            self._workspace, request.headers.get("referer", ""), **request.path_params
        )
        return RedirectResponse(followed, HTTPStatus.SEE_OTHER)

    async def static(self, request: Request) -> Response:
        """Return the script, the styles and the icon."""
        try:
            return await self._files.get_response(request.path_params["path"], request.scope)
        except HTTPException as error:
            return PlainTextResponse(error.detail, error.status_code)

    async def show(self, request: Request) -> Response:
        """Return the whole page."""
        try:
            window = places.window(self._workspace, str(request.url))
        except PlaygroundError as error:
            lost = render("lost.html", told=str(error), workspace=self._workspace)
            return HTMLResponse(lost, HTTPStatus.NOT_FOUND)
        return HTMLResponse(await run_in_threadpool(self._show.whole, window))

    async def changes(self, request: Request) -> Response:
        """Wait until the window differs from what it should show, and say how."""
        try:
            told = Told.model_validate_json(await request.body())
            return JSONResponse(await self._show.next_change(told, request.is_disconnected))
        except (ValidationError, PlaygroundError) as error:
            return _wrong(error)

    async def act(self, request: Request) -> Response:
        """Do one thing as a person."""
        form = read_form(await request.body())
        try:
            act = _named(ACTS, request.path_params["act"])
            return JSONResponse(await run_in_threadpool(act, self._colleague(request), form))
        except (PlaygroundError, SlackError) as error:
            return _wrong(error)

    async def backstage(self, request: Request) -> Response:
        """Do one thing behind the scenes."""
        form = read_form(await request.body())
        try:
            deed = _named(DEEDS, request.path_params["deed"])
            await run_in_threadpool(deed, self._workspace, self._backstage, form)
        except PlaygroundError as error:
            return _wrong(error)
        return JSONResponse({})

    async def share(self, request: Request) -> Response:
        """Share a file in a conversation."""
        try:
            return await filing.share(request, self._colleague(request))
        except (PlaygroundError, SlackError) as error:
            return _wrong(error)

    async def attach(self, request: Request) -> Response:
        """Take a file for a form that names it when it is submitted."""
        try:
            return await filing.attach(request, self._colleague(request))
        except (PlaygroundError, SlackError) as error:
            return _wrong(error)

    async def download(self, request: Request) -> Response:
        """Give a file."""
        try:
            return filing.download(request, self._colleague(request))
        except PlaygroundError as error:
            return _wrong(error)

    def _colleague(self, request: Request) -> Colleague:
        return Colleague(self._workspace, self._workspace.find_person(request.path_params["person"]))


def _named(things: Mapping[str, T], name: str) -> T:
    if name not in things:
        raise PlaygroundError("There is no such thing to do here.")
    return things[name]


def _wrong(error: Exception) -> Response:
    told = (
        _REFUSALS.get(str(error), f"Slack refuses this: {error}")
        if isinstance(error, SlackError)
        else str(error)
    )
    return JSONResponse({"error": told}, HTTPStatus.BAD_REQUEST)
