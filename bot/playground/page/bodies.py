"""What a message says: its text or blocks, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace


def body(workspace: Workspace, viewer: Person, message: Message, prefix: str) -> Markup:
    """Return the body of a message."""
    return Markup("<p>{}</p>").format(escape(message.text))
