"""The facilitator's side of the control interface: see `backstage`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from bot.playground.control_answers import control_route
from bot.playground.errors import PlaygroundError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.playground.backstage import Backstage
    from bot.playground.json_values import JsonObject


def backstage_routes(backstage: Backstage) -> list[BaseRoute]:
    """Return the addresses of what happens behind the scenes."""
    api = _BackstageApi(backstage)
    return [
        control_route("/backstage", api.overview),
        control_route("/journal", api.journal),
        control_route("/bot/{deed}", api.bot, ["POST"]),
        control_route("/switches/{switch}", api.switch, ["POST"]),
        control_route("/jump", api.jump, ["POST"]),
        control_route("/reset", api.reset, ["POST"]),
    ]


class _BackstageApi:
    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage

    async def overview(self, request: Request) -> Response:
        """Return how the bot is, how much it has to do, which switches are on, what waits for its time."""
        del request
        return JSONResponse(await run_in_threadpool(self._overview))

    async def journal(self, request: Request) -> Response:
        """Return the newest `?newest=N` lines of the journal."""
        newest = int(request.query_params.get("newest", "200"))
        return JSONResponse([asdict(entry) for entry in self._backstage.journal(newest)])

    async def bot(self, request: Request) -> Response:
        """Kill, start or restart the bot's process."""
        deeds = {
            "kill": self._backstage.kill,
            "start": self._backstage.start,
            "restart": self._backstage.restart,
        }
        deed = request.path_params["deed"]
        if deed not in deeds:
            raise PlaygroundError(f"a bot can be told to {', '.join(deeds)}, not to {deed}")
        await run_in_threadpool(deeds[deed])
        return JSONResponse({"ok": True})

    async def switch(self, request: Request) -> Response:
        """Turn a fault on or off."""
        on = bool((await _given(request))["on"])
        self._backstage.switch(request.path_params["switch"], on=on)
        return JSONResponse({"ok": True})

    async def jump(self, request: Request) -> Response:
        """Move time to when a scheduled message (`id`, or else the next one) is due."""
        self._backstage.jump((await _given(request)).get("id"))
        return JSONResponse({"ok": True})

    async def reset(self, request: Request) -> Response:
        """Put everything back to how it was at the start."""
        del request
        await run_in_threadpool(self._backstage.reset)
        return JSONResponse({"ok": True})

    def _overview(self) -> JsonObject:
        backstage = self._backstage
        depth = backstage.depth()
        return {
            "bot": asdict(backstage.bot()),
            "depth": asdict(depth) if depth else None,
            "switches": [
                {"id": switch.id, "label": switch.label, "means": switch.means, "on": on}
                for switch, on in backstage.switches()
            ],
            "scheduled": [
                {
                    "id": message.id,
                    "channel": message.draft.channel,
                    "text": message.draft.text,
                    "post_at": message.post_at,
                }
                for message in backstage.scheduled()
            ],
        }


async def _given(request: Request) -> JsonObject:
    given = json.loads(await request.body() or b"{}")
    if not isinstance(given, dict):
        raise PlaygroundError("send a JSON object")
    return given
