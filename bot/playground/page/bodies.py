"""What a message says: its text or its blocks, what hangs on it, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit import (
    Context,
    render_attachments,
    render_blocks,
    render_markdown,
    render_mrkdwn,
)
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace

# Pictures that a browser shows without running anything that stands in them.
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_UNITS: Final = ("B", "kB", "MB", "GB")


def body(workspace: Workspace, viewer: Person, message: Message, prefix: str) -> Markup:
    """Return the body of a message as this person sees it."""
    context = message_context(workspace, viewer, message, prefix)
    return render(
        "body.html",
        message=message,
        act=f"/page/as/{viewer.id}",
        text=_text(message, context),
        blocks=render_blocks(message.blocks, context) if message.blocks else None,
        attachments=render_attachments(message.attachments, context) if message.attachments else None,
        files=[_file(file, context) for file in message.files],
    )


def message_context(workspace: Workspace, viewer: Person, message: Message, prefix: str = "m") -> Context:
    """Return what rendering and reading the message's blocks needs."""
    return Context(
        workspace,
        viewer,
        f"{prefix}-{message.channel}-{message.ts}",
        values=workspace.entered.get((viewer.id, message.ts), {}),
        files=files_address(viewer),
    )


def files_address(viewer: Person) -> str:
    """Return the address below which a person finds files."""
    return f"/page/as/{viewer.id}/files"


def _text(message: Message, context: Context) -> Markup | None:
    """Streams show text and blocks; otherwise text is what notifications say, unless it is all there is."""
    if not message.text or (message.blocks and not message.markdown):
        return None
    return (
        render_markdown(message.text, context) if message.markdown else render_mrkdwn(message.text, context)
    )


def _file(file: JsonObject, context: Context) -> dict[str, object]:
    return {
        "name": file["title"],
        "kind": str(file["filetype"]).upper(),
        "size": _size(int(file["size"])),
        "address": f"{context.files}/{file['id']}",
        "picture": file["mimetype"] in PICTURES,
        "alt": file.get("alt_txt") or file["title"],
    }


def _size(length: int) -> str:
    size, unit = float(length), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.0f} {_UNITS[unit]}" if unit == 0 or size >= 10 else f"{size:.1f} {_UNITS[unit]}"
