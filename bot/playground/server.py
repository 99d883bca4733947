"""The stand-in as a server on this machine: Web API, Socket Mode, uploads, response URLs."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

import uvicorn
from starlette.applications import Starlette

from bot.playground import posting
from bot.playground.backstage import Backstage
from bot.playground.control_api import control_routes
from bot.playground.courier import Courier, RetryPolicy
from bot.playground.errors import PlaygroundError
from bot.playground.faults import Faults
from bot.playground.http_events import HttpEvents
from bot.playground.page.gallery import gallery_routes
from bot.playground.page.page import page_routes
from bot.playground.routes import CallLog, routes
from bot.playground.socket_mode import SocketMode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from bot.playground.workspace import Workspace

T = TypeVar("T")

_TICK_SECONDS = 0.05
_START_SECONDS = 10.0
_STOP_SECONDS = 5.0


class Server:
    """Serves one workspace on a loopback port, from a thread of its own."""

    def __init__(self, workspace: Workspace, port: int = 0) -> None:
        self.workspace = workspace
        self.faults = Faults()
        self.calls = CallLog(workspace)
        self.sockets = SocketMode(workspace)
        self.courier = Courier(workspace, self.sockets, self.faults, RetryPolicy())
        self.backstage = Backstage(self)
        self._port = port
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._uvicorn: uvicorn.Server | None = None
        workspace.deliver_with(self.courier.submit)

    @property
    def base_url(self) -> str:
        """What the app takes for Slack: the value of `SLACK_API_URL`."""
        return f"{self.workspace.address}/api/"

    def start(self) -> str:
        """Start serving and return the base URL."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        listener.listen(1024)  # before anybody is told the address: the server's thread may take a moment
        self.workspace.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        addresses = [*routes(self), *control_routes(self), *page_routes(self), *gallery_routes()]
        app = Starlette(routes=addresses, lifespan=self._lifespan)
        config = uvicorn.Config(app, log_level="critical", access_log=False, timeout_graceful_shutdown=1)
        self._uvicorn = uvicorn.Server(config)
        run = self._uvicorn.run
        self._thread = threading.Thread(target=run, args=([listener],), name="playground", daemon=True)
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            raise PlaygroundError("the stand-in for Slack did not start")
        return self.base_url

    def stop(self) -> None:
        """Stop serving; connections are closed."""
        if self._uvicorn is None or self._thread is None:
            return
        self.run(self.sockets.disconnect(announced=False))
        self._uvicorn.should_exit = True
        self._thread.join(_STOP_SECONDS)

    def use_request_url(self, request_url: str) -> bool:
        """Send everything to this URL instead of over Socket Mode; return whether it answers."""
        transport = HttpEvents(request_url, self.workspace.app.signing_secret)
        self.courier.transport = transport
        return self.run(transport.verify())

    def disconnect(self, *, announced: bool = True) -> None:
        """Close the app's Socket Mode connections."""
        self.run(self.sockets.disconnect(announced=announced))

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Run something on the server's event loop and wait for it."""
        if self._loop is None:
            work.close()
            raise PlaygroundError("the stand-in for Slack is not running")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_STOP_SECONDS)

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        self.courier.start()
        tasks = [asyncio.create_task(self._post_scheduled()), asyncio.create_task(self._disconnect_often())]
        self._ready.set()
        yield
        self.courier.stop()
        for task in tasks:
            task.cancel()

    async def _post_scheduled(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            if self.workspace.scheduled.waiting():
                with self.workspace.changing():
                    posting.post_due(self.workspace)

    async def _disconnect_often(self) -> None:
        while True:
            await asyncio.sleep(self.faults.disconnect_every or _TICK_SECONDS)
            if self.faults.disconnect_every is not None:
                await self.sockets.disconnect()
