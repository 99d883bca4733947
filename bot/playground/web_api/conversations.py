"""conversations.*: opening, describing, listing and reading conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.channels import channel_json
from bot.playground.errors import SlackError
from bot.playground.messages import message_json
from bot.playground.web_api.paging import page

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace

_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im"}


def open_direct(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.open."""
    if call.has("channel"):
        channel = workspace.channels.find(call.text("channel"))
    else:
        users = call.parts("users")
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > 1:
            # Group direct messages are not part of the stand-in.
            raise SlackError("method_not_supported_for_channel_type")
        channel = workspace.channels.direct(workspace.person(users[0]).id, workspace.app.user)
    shown = channel_json(channel, workspace.app.user) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown}


def info(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.info."""
    return {"channel": channel_json(_visible(workspace, call), workspace.app.user)}


def members(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.members."""
    channel = _visible(workspace, call)
    answer = page(call, "members", [{"id": member} for member in sorted(channel.members)])
    return answer | {"members": [member["id"] for member in answer["members"]]}


def list_all(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.list."""
    app = workspace.app.user
    found = [
        channel_json(channel, app)
        for channel in _of_types(workspace, call)
        if channel.kind == "channel" or app in channel.members
    ]
    return page(call, "channels", found)


def of_user(workspace: Workspace, call: Call) -> JsonObject:
    """users.conversations."""
    user = call.optional("user") or workspace.app.user
    workspace.person(user)
    mine = [channel_json(channel, user) for channel in _of_types(workspace, call) if user in channel.members]
    return page(call, "channels", mine)


def history(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.history: newest first."""
    channel = _readable(workspace, call)
    messages = _between(call, workspace.messages.top_level(channel.id))
    return page(call, "messages", [_shown(workspace, call, message) for message in reversed(messages)])


def replies(workspace: Workspace, call: Call) -> JsonObject:
    """conversations.replies: the first message and its replies, oldest first."""
    channel = _readable(workspace, call)
    asked = workspace.messages.find(channel.id, call.required("ts"), otherwise="thread_not_found")
    first = workspace.messages.find(channel.id, asked.thread, otherwise="thread_not_found")
    thread = _between(call, workspace.messages.replies(channel.id, first.ts))
    shown = [_shown(workspace, call, message) for message in (first, *thread)]
    return page(call, "messages", shown, default=1000)


def _visible(workspace: Workspace, call: Call) -> Channel:
    channel = workspace.channels.find(call.required("channel"))
    if channel.kind != "channel" and workspace.app.user not in channel.members:
        raise SlackError("channel_not_found")
    return channel


def _readable(workspace: Workspace, call: Call) -> Channel:
    channel = _visible(workspace, call)
    if workspace.app.user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _of_types(workspace: Workspace, call: Call) -> list[Channel]:
    wanted = call.parts("types") or ["public_channel"]
    if any(kind not in {*_KINDS, "mpim"} for kind in wanted):
        raise SlackError("invalid_types")
    kinds = {_KINDS[kind] for kind in wanted if kind in _KINDS}
    return [channel for channel in workspace.channels if channel.kind in kinds]


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = call.text("oldest", "0"), call.optional("latest")
    inclusive = call.flag("inclusive")
    return [
        message
        for message in messages
        if (float(oldest) < float(message.ts) or (inclusive and oldest == message.ts))
        and (latest is None or float(message.ts) < float(latest) or (inclusive and latest == message.ts))
    ]


def _shown(workspace: Workspace, call: Call, message: Message) -> JsonObject:
    thread = [] if message.thread_ts else workspace.messages.replies(message.channel, message.ts)
    body = message_json(message, workspace.team, workspace.app.id, thread)
    if not call.flag("include_all_metadata"):
        body.pop("metadata", None)
    return body
