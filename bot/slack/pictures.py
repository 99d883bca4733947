"""Files on their way to Slack: pictures with what they show in words, and copies for people to keep."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.services.delivery import Post
from bot.slack.blocks.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from slack_sdk import WebClient

    from bot.domain.pictures import Picture

PICTURE: Final = "picture"
"""The method of a post that uploads a file, which takes three of Slack's."""
ATTEMPTS: Final = 3
"""What a file is worth: pictures are said in words as well, and what comes after has to wait for it."""
_ALT: Final = 1_000
_TITLE: Final = 200


def picture_post(effect: str, channel: str, thread: str | None, picture: Picture) -> Post:
    """Return the post that shares a picture in a thread."""
    arguments = _file(effect, picture.name, picture.title, picture.png)
    shown = {"alt": plain(picture.alt, _ALT), **({"thread_ts": thread} if thread else {})}
    return Post(effect, channel, PICTURE, {**arguments, **shown})


@dataclass(frozen=True, slots=True)
class Copy:
    """A text file to keep."""

    name: str
    title: str
    text: str


def copy_post(effect: str, channel: str, copy: Copy, thread: str | None = None) -> Post:
    """Return the post that shares a text file: with a person in their direct message, or in a thread."""
    arguments = _file(effect, copy.name, copy.title, copy.text.encode())
    return Post(effect, channel, PICTURE, {**arguments, **({"thread_ts": thread} if thread else {})})


def _file(effect: str, name: str, title: str, content: bytes) -> dict[str, str]:
    stem, _, ending = name.rpartition(".")
    # A file carries no metadata, so its name says which effect it was: an unsure upload is known again by it.
    mark = hashlib.sha256(effect.encode()).hexdigest()[:8]
    return {
        "name": f"{stem}-{mark}.{ending}",
        "title": plain(title, _TITLE),
        "content": b64encode(content).decode(),
    }


def upload(client: WebClient, channel: str, post: Post) -> None:
    """Upload a file and share it. Raises what Slack's client raises."""
    told = {name: str(value) for name, value in post.arguments.items()}
    client.files_upload_v2(
        filename=told["name"],
        content=b64decode(told["content"]),
        title=told["title"],
        alt_txt=told.get("alt"),
        channel=channel,
        thread_ts=told.get("thread_ts"),
    )


def shared_in(messages: Iterable[Mapping[str, Any]], post: Post) -> str | None:
    """Return the message that a file is in already, None where there is none."""
    name = post.arguments["name"]
    for message in messages:
        if any(file.get("name") == name for file in message.get("files") or ()):
            return str(message["ts"])
    return None
