"""An aside: something said to the person who pressed, and to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.listeners.asking import Privately, said

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.requests import Pressed


def aside(pressed: Pressed, cause: str, message: Message) -> Post:
    """Return the post that says it, where the button stands; from the Home tab, as a direct message."""
    effect, box, person = f"aside:{cause}", pressed.container, pressed.user.id
    if box.thread_ts is not None and box.channel_id is not None:
        arguments = {**message.arguments(), "user": person, "thread_ts": box.thread_ts}
        return Post(effect, box.channel_id, "chat.postEphemeral", arguments)
    if pressed.response_url is not None:
        return said(Privately(pressed.response_url), effect, message)
    return Post(effect, person, "chat.postMessage", message.arguments())
