"""An aside: something said to the person who pressed or asked, and to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.services.delivery import Post
from bot.slack.listeners.asking import Openly, Privately, said
from bot.slack.lossy import attempt, hasty
from bot.slack.responding import respond

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.asking import Place
    from bot.slack.listeners.requests import Pressed
    from bot.slack.listeners.services import Occasion


def aside(pressed: Pressed, cause: str, message: Message) -> Post:
    """Return the post that says it, where the button stands; from the Home tab, as a direct message."""
    effect, box, person = f"aside:{cause}", pressed.container, pressed.user.id
    if box.thread_ts is not None and box.channel_id is not None:
        arguments = {**message.arguments(), "user": person, "thread_ts": box.thread_ts}
        return Post(effect, box.channel_id, "chat.postEphemeral", arguments)
    if pressed.response_url is not None:
        return said(Privately(pressed.response_url), effect, message)
    return Post(effect, person, "chat.postMessage", message.arguments())


def at_once(here: Occasion, place: Place, person: str, message: Message) -> None:
    """Say something before the request is handled, which takes a while; it may get lost."""
    client, told = hasty(here.client), message.arguments()
    match place:
        case Openly(channel, thread):
            told |= {"channel": channel, "user": person, **({"thread_ts": thread} if thread else {})}
            attempt("chat.postEphemeral", lambda: client.api_call("chat.postEphemeral", json=told))
        case Privately(url):
            told |= {"response_type": "ephemeral", "replace_original": False}
            attempt("response_url", lambda: respond(client, url, told))
        case _:
            assert_never(place)
