"""reactions.add, reactions.remove and reactions.get."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.playground import posting
from bot.playground.errors import SlackError
from bot.playground.messages import message_json
from bot.playground.web_api.drafts import channel_to_post

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace

_EMOJI = re.compile(r"[a-z0-9_'+-]+(::skin-tone-[2-6])?")


def add(workspace: Workspace, call: Call) -> JsonObject:
    """reactions.add."""
    message, name = _message(workspace, call), _name(call)
    if workspace.app.user in message.reactions.get(name, ()):
        raise SlackError("already_reacted")
    posting.react(workspace, message, workspace.app.user, name, add=True)
    return {}


def remove(workspace: Workspace, call: Call) -> JsonObject:
    """reactions.remove."""
    message, name = _message(workspace, call), _name(call)
    if workspace.app.user not in message.reactions.get(name, ()):
        raise SlackError("no_reaction")
    posting.react(workspace, message, workspace.app.user, name, add=False)
    return {}


def get(workspace: Workspace, call: Call) -> JsonObject:
    """reactions.get."""
    message = _message(workspace, call)
    body = message_json(message, workspace.team, workspace.app.id)
    return {"type": "message", "channel": message.channel, "message": body}


def _message(workspace: Workspace, call: Call) -> Message:
    channel = channel_to_post(workspace, call.required("channel"))
    return workspace.messages.find(channel.id, call.required("timestamp"))


def _name(call: Call) -> str:
    name = call.required("name").strip(":")
    if not _EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name
