"""chat.startStream, chat.appendStream and chat.stopStream."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import events, limits, posting, streaming
from bot.playground.errors import SlackError
from bot.playground.sessions import SESSION_STATUSES
from bot.playground.web_api.chat import answer
from bot.playground.web_api.drafts import (
    channel_to_post,
    checked_blocks,
    read_blocks,
    read_metadata,
    read_thread,
)

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def start(workspace: Workspace, call: Call) -> JsonObject:
    """chat.startStream."""
    channel = channel_to_post(workspace, call.required("channel"))
    call.required("thread_ts")
    thread = read_thread(workspace, channel, call)
    if channel.kind != "im":
        if not call.has("recipient_user_id"):
            raise SlackError("missing_recipient_user_id")
        if not call.has("recipient_team_id"):
            raise SlackError("missing_recipient_team_id")
    chunks = _chunks(call)
    draft = posting.Draft(channel.id, workspace.app.user, "", thread_ts=thread, markdown=True, streaming=True)
    message = posting.post(workspace, draft)
    if chunks:
        message = streaming.append(workspace, message, chunks)
    return {"channel": channel.id, "ts": message.ts}


def append(workspace: Workspace, call: Call) -> JsonObject:
    """chat.appendStream."""
    message = _streaming(workspace, call)
    chunks = _chunks(call)
    if not chunks:
        raise SlackError("no_text")
    streaming.append(workspace, message, chunks)
    return {"channel": message.channel, "ts": message.ts}


def stop(workspace: Workspace, call: Call) -> JsonObject:
    """chat.stopStream."""
    message = _streaming(workspace, call)
    chunks, blocks, metadata = _chunks(call), read_blocks(call), read_metadata(call)
    status = call.optional("session_status")
    if status is not None and status not in SESSION_STATUSES:
        raise SlackError("invalid_arguments", ["[ERROR] must be a session status: session_status"])
    message = streaming.append(workspace, message, chunks) if chunks else message
    ended = replace(message, blocks=(*message.blocks, *blocks), metadata=metadata, streaming=False)
    workspace.messages.put(ended)
    events.message_edited(workspace, message, ended)
    if status is not None:
        workspace.sessions.set_session(message.channel, message.thread, status)
    return answer(workspace, ended)


def _streaming(workspace: Workspace, call: Call) -> Message:
    channel = channel_to_post(workspace, call.required("channel"))
    message = workspace.messages.find(channel.id, call.required("ts"))
    if message.user != workspace.app.user:
        raise SlackError("message_not_owned_by_app")
    streaming.require_open(workspace, message)
    return message


def _chunks(call: Call) -> list[JsonObject]:
    chunks = call.objects("chunks", "invalid_chunks")
    if call.has("markdown_text"):
        chunks = [{"type": "markdown_text", "text": call.text("markdown_text")}, *chunks]
    written = sum(len(str(chunk.get("text", ""))) for chunk in chunks)
    if written > limits.MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    return [
        chunk | {"blocks": checked_blocks(chunk.get("blocks"))} if chunk.get("type") == "blocks" else chunk
        for chunk in chunks
    ]
