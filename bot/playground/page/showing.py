"""Showing: the whole page at first, and from then on how each window differs from what it should be."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from bot.playground.page import places
from bot.playground.page.fragments import differences
from bot.playground.page.heads import title
from bot.playground.page.lines import Lines
from bot.playground.page.reactions import offered
from bot.playground.page.regions import Easel, regions
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.playground.backstage import Backstage
    from bot.playground.json_values import JsonObject
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace

# What a page says that finds nobody to ask any more.
GONE: Final = "The workspace stopped. Start “make demo” again; this page comes back by itself."
_LONGEST_WAIT_SECONDS: Final = 20.0
# So that a stream of changes becomes a few updates a second.
_LOOK_AGAIN_SECONDS: Final = 0.04


class Told(BaseModel):
    """What a window tells: where it is, which revisions it has by region and key, how long it will wait."""

    address: str
    run: str
    have: dict[str, dict[str, str]]
    depth: int = Field(places.NEWEST, ge=1)
    drawer: bool = False
    fresh: str | None = None
    wait: float = Field(0.0, ge=0.0, le=_LONGEST_WAIT_SECONDS)


class Show:
    """What windows show of one workspace."""

    def __init__(self, workspace: Workspace, backstage: Backstage) -> None:
        self._workspace = workspace
        self._easel = Easel(workspace, backstage, Lines(workspace))
        # Tells the page that the program was started anew, and so may look different.
        self.run = secrets.token_hex(4)

    async def next_change(self, told: Told, has_left: Callable[[], Awaitable[bool]]) -> JsonObject:
        """Wait until a window differs from what it should show, or has waited long enough; say how.

        A window that went elsewhere meanwhile has left, and nothing more is drawn for it.
        """
        deadline = time.monotonic() + told.wait
        while True:
            version = self._workspace.version
            change = await run_in_threadpool(self._change, told)
            if change["regions"] or told.run != self.run or time.monotonic() > deadline:
                return change
            # Changes come from many threads; looking at a number is cheaper than waking all windows for each.
            while self._workspace.version == version and time.monotonic() < deadline:  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)
            if await has_left():
                return {}

    def _change(self, told: Told) -> JsonObject:
        window = places.window(
            self._workspace, told.address, depth=told.depth, drawer=told.drawer, fresh=told.fresh
        )
        return {
            "run": self.run,
            "title": title(self._workspace, window),
            "state": window.state,
            "regions": differences(regions(self._easel, window), told.have),
        }

    def whole(self, window: Window) -> str:
        """Return the page as a window shows it at first."""
        return render(
            "page.html",
            run=self.run,
            title=title(self._workspace, window),
            workspace=self._workspace,
            app=self._workspace.app,
            window=window,
            act=f"/page/as/{window.person.id}",
            gone=GONE,
            emoji=offered(),
            regions=regions(self._easel, window),
        )
