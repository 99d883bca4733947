"""Incoming requests: what names them, which conversation they belong to, and which are not worth keeping.

Everything here reads JSON from outside, so nothing is taken for granted: whatever shape a body has, reading
it raises nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.services.delivery import Incoming

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.delivery import Json

# These want an answer in their acknowledgement.
_INLINE = {"view_submission", "block_suggestion"}
# Messages as a person writes them; all other subtypes are about a message or by a machine.
_WRITTEN = {"", "file_share", "thread_broadcast", "me_message"}
_TIMESTAMP = re.compile(r"(\d{1,12})\.(\d{1,6})", re.ASCII)


def inline(body: Json) -> bool:
    """Say whether a request must be answered while Slack waits."""
    return text(body, "type") in _INLINE


def read(body: Json, workspace: str, now: datetime) -> Incoming:
    """Return a request as it is stored."""
    return Incoming(workspace, conversation(body), key(body), _at(body, now), body, _twin(body))


def key(body: Json) -> str:
    """Return what names a delivery; Slack sends the same again when it delivers again."""
    if event := text(body, "event_id"):
        return f"event:{event}"
    if action := text(body, "actions", "action_id"):
        container = _first(text(body, "container", "message_ts"), text(body, "view", "id"))
        when = text(body, "actions", "action_ts")
        return ":".join(("action", text(body, "channel", "id"), container, _person(body), action, when))
    if trigger := text(body, "trigger_id"):
        return f"trigger:{trigger}"
    return "body:" + hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def conversation(body: Json) -> str:
    """Return the conversation: a direct message channel, a thread of a channel, or else a person."""
    channel = _first(
        text(body, "event", "channel"),
        text(body, "event", "channel", "id"),
        text(body, "event", "channel_id"),
        text(body, "event", "item", "channel"),
        text(body, "channel", "id"),
        text(body, "container", "channel_id"),
    )
    if text(body, "event", "type") == "agent_session_stopped":
        return f"{channel}:stop"  # must not wait for the answer that it wants to stop
    root = _root(body)
    if not channel or not root:
        return f"person:{_person(body)}" if _person(body) else "workspace"
    return channel if channel.startswith("D") else f"{channel}:{root}"


def unwanted(body: Json, bot_user: str | None, bot: str | None) -> bool:
    """Say whether an event is not worth keeping: an echo of our own messages, or talk among others."""
    if text(body, "event", "type") != "message":
        return False
    for message in ("message", "previous_message"):
        author = text(body, "event", message, "user"), text(body, "event", message, "bot_id")
        if (bot_user and author[0] == bot_user) or (bot and author[1] == bot):
            return True
    return _talk(body) and bool(bot_user) and f"<@{bot_user}" not in text(body, "event", "text")


def text(value: object, *path: str) -> str:
    """Return the text at the end of a path, going into the first element of lists; else an empty one."""
    for name in path:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def _at(body: Json, now: datetime) -> str:
    """Return when it happened, in one width, so that text sorts as time does."""
    candidates = (
        text(body, "event", "event_ts"),
        text(body, "event", "ts"),
        text(body, "action_ts"),
        text(body, "actions", "action_ts"),
        f"{now.timestamp():.6f}",
    )
    found = next(match for candidate in candidates if (match := _TIMESTAMP.fullmatch(candidate)))
    return f"{found[1]:0>12}.{found[2]:0<6}"


def _twin(body: Json) -> str | None:
    """Name the message that an event reports; a mention in a channel is reported twice."""
    kind, channel, ts = (text(body, "event", name) for name in ("type", "channel", "ts"))
    written = kind == "app_mention" or (kind == "message" and text(body, "event", "subtype") in _WRITTEN)
    return f"{channel}:{ts}" if written and channel and ts else None


def _root(body: Json) -> str:
    return _first(
        text(body, "event", "thread_ts"),
        text(body, "event", "message", "thread_ts"),
        text(body, "event", "previous_message", "thread_ts"),
        text(body, "event", "message", "ts"),
        text(body, "event", "deleted_ts"),
        text(body, "event", "item", "ts"),
        text(body, "container", "thread_ts"),
        text(body, "message", "thread_ts"),
        text(body, "container", "message_ts"),
        text(body, "message", "ts"),
        text(body, "event", "ts"),
        text(body, "event", "event_ts"),
    )


def _person(body: Json) -> str:
    return _first(text(body, "user", "id"), text(body, "user_id"), text(body, "event", "user"))


def _talk(body: Json) -> bool:
    in_channel = text(body, "event", "channel_type") in {"channel", "group", "mpim"}
    written = text(body, "event", "subtype") in _WRITTEN
    return in_channel and written and not text(body, "event", "thread_ts")


def _first(*candidates: str) -> str:
    return next((candidate for candidate in candidates if candidate), "")
