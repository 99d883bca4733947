"""The gallery as a page, in a company of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.playground.blocks import complete_blocks
from bot.playground.files import File
from bot.playground.page.gallery.inputs import HOME, MODAL
from bot.playground.page.gallery.message import MESSAGE
from bot.playground.page.guarding import guarded
from bot.playground.page.kit import Context, render_attachments, render_blocks
from bot.playground.page.templates import render
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from bot.playground.json_values import JsonObject

ATTACHMENTS: Final[Sequence[JsonObject]] = (
    {
        "color": "good",
        "pretext": "An attachment, as older apps send them:",
        "author_name": "Board office",
        "title": "Board paper 2026",
        "title_link": "https://halden.example/board-paper",
        "text": "*Decided:* two plants share one system.",
        "fields": [
            {"title": "Owner", "value": "<@U0GORAN>", "short": True},
            {"title": "Due", "value": "June"},
        ],
        "footer": "Halden Group",
        "ts": 1_750_000_000,
    },
    {
        "color": "danger",
        "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Blocks in it"}}],
    },
)
_UNKNOWN: Final = ({"type": "hologram", "block_id": "unknown"},)


def gallery_routes() -> list[BaseRoute]:
    """Return the gallery's address."""
    return [Route("/page/gallery", guarded(_show))]


def gallery() -> Markup:
    """Return the gallery as HTML."""
    workspace = Workspace()
    viewer = workspace.people["U0ASTRID"]
    # The page's own icon plays the file that was uploaded.
    workspace.files.put(File("icon.svg", "icon.svg", 1, viewer.id, 0, complete=True))

    def context(place: str, errors: Mapping[str, str] | None = None) -> Context:
        return Context(workspace, viewer, place, errors=errors or {}, files="/page/static")

    errors = {"asks-words": "Please fill this in: it is needed.", "asks-radio": "Please choose one of these."}
    modal = complete_blocks(MODAL)
    return render(
        "kit/gallery.html",
        parts={
            "A message": render_blocks(complete_blocks(MESSAGE), context("message")),
            "Attachments": render_attachments(ATTACHMENTS, context("attached")),
            "What nobody knows": render_blocks(_UNKNOWN, context("unknown")),
            "A Home tab": render_blocks(complete_blocks(HOME), context("home")),
            "A modal": render_blocks(modal, context("modal")),
            "A modal with errors": render_blocks(modal, context("wrong", errors)),
        },
    )


async def _show(_request: Request) -> Response:
    return HTMLResponse(gallery())
