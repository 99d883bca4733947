"""chat.*: posting, updating, deleting, ephemeral messages, permalinks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import limits, posting
from bot.playground.errors import SlackError
from bot.playground.messages import message_json
from bot.playground.streaming import is_open
from bot.playground.web_api.drafts import (
    channel_to_post,
    read_attachments,
    read_blocks,
    read_draft,
    read_metadata,
    read_text,
)

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace

_CONTENT = ("text", "blocks", "attachments", "markdown_text", "metadata")


def post_message(workspace: Workspace, call: Call) -> JsonObject:
    """chat.postMessage."""
    draft = read_draft(workspace, call)
    workspace.rate_limits.count_post(draft.channel)
    return answer(workspace, posting.post(workspace, draft))


def post_ephemeral(workspace: Workspace, call: Call) -> JsonObject:
    """chat.postEphemeral."""
    user = workspace.person(call.required("user")).id
    draft = read_draft(workspace, call)
    if user not in workspace.channels.find(draft.channel).members:
        raise SlackError("user_not_in_channel")
    workspace.rate_limits.count_post(draft.channel)
    message = posting.post(workspace, replace(draft, ephemeral_to=user))
    return {"message_ts": message.ts}


def update(workspace: Workspace, call: Call) -> JsonObject:
    """chat.update."""
    channel = channel_to_post(workspace, call.required("channel"))
    message = workspace.messages.find(channel.id, call.required("ts"))
    _require_own(workspace, message, "cant_update_message")
    if is_open(workspace, message):
        raise SlackError("streaming_state_conflict")
    if not any(name in call.arguments for name in _CONTENT):
        raise SlackError("no_text")
    return answer(workspace, posting.edit(workspace, message, _updated(call, message)))


def _updated(call: Call, message: Message) -> Message:
    after = replace(message, streaming=False)
    if call.has("text") or call.has("markdown_text"):
        # Slack drops the blocks when only the text is given anew, and keeps them when only metadata is.
        after = replace(after, text=read_text(call, limits.UPDATED_TEXT), blocks=())
        after = replace(after, markdown=call.has("markdown_text"))
    if "blocks" in call.arguments:
        after = replace(after, blocks=tuple(read_blocks(call)))
    if "attachments" in call.arguments:
        after = replace(after, attachments=tuple(read_attachments(call)))
    if "metadata" in call.arguments:
        after = replace(after, metadata=read_metadata(call))
    return after


def delete(workspace: Workspace, call: Call) -> JsonObject:
    """chat.delete."""
    channel = channel_to_post(workspace, call.required("channel"))
    message = workspace.messages.find(channel.id, call.required("ts"))
    _require_own(workspace, message, "cant_delete_message")
    if is_open(workspace, message):
        raise SlackError("cant_delete_message")
    posting.delete(workspace, message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(workspace: Workspace, call: Call) -> JsonObject:
    """chat.getPermalink."""
    channel = workspace.channels.find(call.required("channel"))
    message = workspace.messages.find(channel.id, call.required("message_ts"))
    link = f"{workspace.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def answer(workspace: Workspace, message: Message) -> JsonObject:
    """Return what chat methods answer about a message."""
    body = message_json(message, workspace.team, workspace.app.id)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": body}


def _require_own(workspace: Workspace, message: Message, error: str) -> None:
    if message.user != workspace.app.user:
        raise SlackError(error)
