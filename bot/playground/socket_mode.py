"""Socket Mode: websocket connections, envelopes and their acknowledgements."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from bot.playground.courier import Outcome

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from bot.playground.courier import Retry
    from bot.playground.delivery import Delivery
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

_LOOK_AGAIN_SECONDS = 0.02
_POLICY_VIOLATION = 1008


class SocketMode:
    """The open connections of the app. Everything happens on the server's event loop."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._connections: list[WebSocket] = []
        self._waiting: dict[str, asyncio.Future[JsonObject | None]] = {}
        self._turn = 0

    async def serve(self, socket: WebSocket) -> None:
        """Keep one connection until either side closes it."""
        if not self._workspace.tickets.redeem(socket.query_params.get("ticket", "")):
            await socket.close(_POLICY_VIOLATION)
            return
        await socket.accept()
        self._join(socket)
        try:
            await socket.send_json(self._hello())
            while True:
                self._acknowledge(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._leave(socket)

    async def attempt(self, delivery: Delivery, retry: Retry | None, within: float) -> Outcome:
        """Send one envelope over one of the connections and wait for its acknowledgement."""
        socket = await self._connection(within)
        if socket is None:
            return Outcome("connection_failed")
        envelope = _envelope(delivery, retry)
        answer: asyncio.Future[JsonObject | None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        try:
            await socket.send_json(envelope)
            async with asyncio.timeout(within):
                return Outcome(response=await answer)
        except (TimeoutError, RuntimeError, WebSocketDisconnect):
            return Outcome("timeout")
        finally:
            self._waiting.pop(envelope["envelope_id"], None)

    async def disconnect(self, *, announced: bool = True) -> None:
        """Close all connections; Slack announces it (`refresh_requested`), a broken line does not."""
        for socket in list(self._connections):
            self._leave(socket)
            try:
                if announced:
                    await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
                await socket.close()
            except (RuntimeError, WebSocketDisconnect):
                continue

    def _join(self, socket: WebSocket) -> None:
        self._connections.append(socket)
        self._count()

    def _leave(self, socket: WebSocket) -> None:
        if socket in self._connections:
            self._connections.remove(socket)
        self._count()

    def _count(self) -> None:
        with self._workspace.changing():
            self._workspace.tickets.connected = len(self._connections)

    def _hello(self) -> JsonObject:
        return {
            "type": "hello",
            "num_connections": len(self._connections),
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._workspace.app.id},
        }

    def _acknowledge(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return
        envelope = message.get("envelope_id") if isinstance(message, dict) else None
        answer = self._waiting.get(str(envelope))
        if answer is not None and not answer.done():
            answer.set_result(message.get("payload"))

    async def _connection(self, within: float) -> WebSocket | None:
        deadline = asyncio.get_running_loop().time() + within
        while not self._connections:
            if asyncio.get_running_loop().time() > deadline:
                return None
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        self._turn += 1
        return self._connections[self._turn % len(self._connections)]


def _envelope(delivery: Delivery, retry: Retry | None) -> JsonObject:
    envelope: JsonObject = {
        "type": delivery.kind,
        "envelope_id": str(uuid.uuid4()),
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        envelope |= {
            "retry_attempt": retry.number if retry else 0,
            "retry_reason": retry.reason if retry else "",
        }
    return envelope
