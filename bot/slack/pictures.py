"""Pictures on their way to Slack: uploaded, and shared where they belong with what they show in words."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, Final

from bot.services.delivery import Post
from bot.slack.blocks.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from slack_sdk import WebClient

    from bot.domain.pictures import Picture

PICTURE: Final = "picture"
"""The method of a post that uploads a picture, which takes three of Slack's."""
ATTEMPTS: Final = 3
"""What a picture is worth: all that it shows is said in words, and what comes after it has to wait for it."""
_ALT: Final = 1_000
_TITLE: Final = 200


def picture_post(effect: str, channel: str, thread: str, picture: Picture) -> Post:
    """Return the post that shares a picture in a thread."""
    stem, _, ending = picture.name.rpartition(".")
    # A file carries no metadata, so its name says which effect it was: an unsure upload is known again by it.
    mark = hashlib.sha256(effect.encode()).hexdigest()[:8]
    arguments = {
        "name": f"{stem}-{mark}.{ending}",
        "title": plain(picture.title, _TITLE),
        "alt": plain(picture.alt, _ALT),
        "content": b64encode(picture.png).decode(),
        "thread_ts": thread,
    }
    return Post(effect, channel, PICTURE, arguments)


def upload(client: WebClient, channel: str, post: Post) -> None:
    """Upload a picture and share it. Raises what Slack's client raises."""
    told = {name: str(value) for name, value in post.arguments.items()}
    client.files_upload_v2(
        filename=told["name"],
        content=b64decode(told["content"]),
        title=told["title"],
        alt_txt=told["alt"],
        channel=channel,
        thread_ts=told["thread_ts"],
    )


def shared_in(messages: Iterable[Mapping[str, Any]], post: Post) -> str | None:
    """Return the message that a picture is in already, None where there is none."""
    name = post.arguments["name"]
    for message in messages:
        if any(file.get("name") == name for file in message.get("files") or ()):
            return str(message["ts"])
    return None
