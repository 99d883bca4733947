"""Files on their way between a browser and the workspace."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.files import File
from bot.playground.page import places
from bot.playground.page.bodies import PICTURES

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.playground.colleague import Colleague
    from bot.playground.json_values import JsonObject

_LARGEST_MEGABYTES: Final = 50


async def share(request: Request, colleague: Colleague) -> Response:
    """Share the file in the body in `?channel=`, with `?text=`, in `?thread=` where it is given."""
    name, content = await _received(request)
    asked = request.query_params
    place = {
        "channel": asked["channel"],
        "text": asked.get("text", ""),
        "thread": asked.get("thread") or None,
    }
    return JSONResponse(await run_in_threadpool(_shared, colleague, name, content, place))


async def attach(request: Request, colleague: Colleague) -> Response:
    """Keep the file in the body for a form, which names its id."""
    name, content = await _received(request)
    return JSONResponse({"id": _kept(colleague, name, content).id, "name": name})


def download(request: Request, colleague: Colleague) -> Response:
    """Give a file to somebody who may see it; nothing in it is run by the browser."""
    try:
        file = colleague.workspace.files.find(request.path_params["file"])
    except SlackError:
        file = None
    if file is None or file.content is None or not _may_see(colleague, file):
        return PlainTextResponse("There is no such file, or it is not shared with you.", HTTPStatus.NOT_FOUND)
    kind = _kind(file)
    shown = kind in PICTURES and "download" not in request.query_params
    disposition = "inline" if shown else "attachment"
    headers = {"Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(file.name)}"}
    return Response(file.content, media_type=kind, headers=headers)


async def _received(request: Request) -> tuple[str, bytes]:
    content = await request.body()
    if not content:
        raise PlaygroundError("This file is empty.")
    if len(content) > _LARGEST_MEGABYTES * 1_000_000:
        raise PlaygroundError(f"This file is larger than {_LARGEST_MEGABYTES} MB. Choose a smaller one.")
    return request.query_params.get("name") or "file", content


def _shared(colleague: Colleague, name: str, content: bytes, share: dict[str, str | None]) -> JsonObject:
    message = colleague.upload(name, content, share["channel"], share["text"] or "", share["thread"])
    own = colleague.channel()
    if message.channel == own.id and message.thread_ts is None:
        return {"go": places.address(colleague.person, own, message.ts)}
    return {}


def _kept(colleague: Colleague, name: str, content: bytes) -> File:
    workspace = colleague.workspace
    with workspace.changing():
        return workspace.files.put(
            File(
                id=f"F{workspace.number()}",
                name=name,
                length=len(content),
                user=colleague.person.id,
                created=int(workspace.clock.now()),
                content=content,
                complete=True,
            )
        )


def _may_see(colleague: Colleague, file: File) -> bool:
    """Tell whether somebody may see a file; those of the app that are shared nowhere stand in its views."""
    app = colleague.workspace.app.user
    if file.user == colleague.person.id or (file.user == app and not file.channels):
        return True
    members = [colleague.workspace.channels.find(channel).members for channel in file.channels]
    return any(colleague.person.id in some for some in members)


def _kind(file: File) -> str:
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"
