"""A small JSON interface for driving the playground from another process, like a page. Loopback only."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from bot.playground import control_actions, posting
from bot.playground.backstage_api import backstage_routes
from bot.playground.channels import channel_json
from bot.playground.colleague import Colleague
from bot.playground.control_answers import control_route
from bot.playground.faults import Fault
from bot.playground.interactions import shown_message, shown_view
from bot.playground.people import user_json
from bot.playground.reading import unread

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.playground.json_values import JsonObject
    from bot.playground.routes import Serving

_LONGEST_WAIT_SECONDS = 20.0


def control_routes(server: Serving) -> list[BaseRoute]:
    """Return the addresses under /playground."""
    control = ControlApi(server)
    return [
        control_route("/company", control.company),
        control_route("/changes", control.changes),
        control_route("/calls", control.calls),
        control_route("/faults", control.faults, ["POST", "DELETE"]),
        control_route("/time", control.time, ["POST"]),
        control_route("/people/{person}", control.screen),
        control_route("/people/{person}/{action}", control.act, ["POST"]),
        *backstage_routes(server.backstage),
    ]


class ControlApi:
    """What another process may see and do."""

    def __init__(self, server: Serving) -> None:
        self._server = server
        self._workspace = server.workspace

    async def company(self, request: Request) -> Response:
        """Return everybody, every channel, and what the app offers."""
        del request
        workspace = self._workspace
        people = [user_json(person, workspace.team, with_email=True) for person in workspace.people.values()]
        channels = [channel_json(channel, workspace.app.user) for channel in workspace.channels]
        sides = {person.id: person.side for person in workspace.people.values()}
        app = {
            "name": workspace.app.name,
            "user": workspace.app.user,
            "commands": sorted(workspace.app.commands),
        }
        connected = workspace.tickets.connected
        body = {"name": workspace.name, "people": people, "sides": sides, "channels": channels, "app": app}
        return JSONResponse(body | {"connected": connected, "version": workspace.version})

    async def changes(self, request: Request) -> Response:
        """Wait until something changed after `?after=VERSION`, twenty seconds at most."""
        after = int(request.query_params.get("after", "0"))
        await run_in_threadpool(self._wait_for_change, after)
        return JSONResponse({"version": self._workspace.version})

    async def calls(self, request: Request) -> Response:
        """Return the Web API calls so far."""
        del request
        return JSONResponse([asdict(call) for call in self._server.calls])

    async def faults(self, request: Request) -> Response:
        """POST puts a fault in force, DELETE lifts all."""
        if request.method == "DELETE":
            self._server.backstage.lift_faults()
        else:
            self._server.faults.add(Fault(**json.loads(await request.body())))
        return JSONResponse({"ok": True})

    async def time(self, request: Request) -> Response:
        """Move time forward by `seconds`."""
        seconds = float(json.loads(await request.body())["seconds"])
        with self._workspace.changing():
            self._workspace.clock.advance(seconds)
            posting.post_due(self._workspace)
        return JSONResponse({"ok": True})

    async def screen(self, request: Request) -> Response:
        """Return what a person sees in a channel (`?channel=NAME`), or in the direct message with the app."""
        return JSONResponse(_screen(self._colleague(request), request.query_params.get("channel")))

    async def act(self, request: Request) -> Response:
        """Do one thing as a person, with arguments as JSON; see control_actions."""
        arguments = json.loads(await request.body() or b"{}")
        action = control_actions.ACTIONS[request.path_params["action"]]
        result = await run_in_threadpool(action, self._colleague(request), arguments)
        return JSONResponse({"ok": True} | result)

    def _wait_for_change(self, after: int) -> None:
        with self._workspace.changed:
            self._workspace.changed.wait_for(lambda: self._workspace.version > after, _LONGEST_WAIT_SECONDS)

    def _colleague(self, request: Request) -> Colleague:
        return Colleague(self._workspace, self._workspace.find_person(request.path_params["person"]))


def _screen(colleague: Colleague, channel: str | None) -> JsonObject:
    workspace = colleague.workspace
    modal, home, prompts = colleague.modal(), colleague.home(), colleague.prompts(channel)
    return {
        "version": workspace.version,
        "channel": channel_json(colleague.channel(channel), colleague.person.id),
        "messages": [shown_message(workspace, message) for message in colleague.messages(channel)],
        "ephemerals": [shown_message(workspace, message) for message in colleague.ephemerals(channel)],
        "modal": shown_view(workspace, modal) | {"errors": dict(modal.errors)} if modal else None,
        "unread": {c.id: asdict(unread(workspace, colleague.person.id, c)) for c in colleague.channels()},
        "home": shown_view(workspace, home) if home else None,
        "status": colleague.status(channel),
        "prompts": {"heading": prompts.heading, "prompts": [list(prompt) for prompt in prompts.prompts]},
    }
