"""Reading a message out of a call, with everything that Slack refuses about messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.blocks import complete_blocks, message_problems
from bot.playground.errors import SlackError
from bot.playground.posting import Draft

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def channel_to_post(workspace: Workspace, identifier: str) -> Channel:
    """Return the conversation for a post; a person's id means the direct message with the app."""
    if identifier in workspace.people and workspace.people[identifier].bot_id is None:
        return workspace.channels.direct(identifier, workspace.app.user)
    channel = workspace.channels.find(identifier)
    if workspace.app.user not in channel.members:
        raise SlackError("channel_not_found" if channel.kind != "channel" else "not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def read_draft(workspace: Workspace, call: Call, *, longest_text: int = limits.MESSAGE_TEXT) -> Draft:
    """Return the message that a call wants to post."""
    channel = channel_to_post(workspace, call.required("channel"))
    blocks = read_blocks(call)
    attachments = read_attachments(call)
    text = read_text(call, longest_text)
    if not text.strip() and not blocks and not attachments:
        raise SlackError("no_text")
    return Draft(
        channel=channel.id,
        user=workspace.app.user,
        text=text,
        blocks=tuple(blocks),
        attachments=tuple(attachments),
        thread_ts=read_thread(workspace, channel, call),
        metadata=read_metadata(call),
        broadcast=call.flag("reply_broadcast"),
        markdown=call.has("markdown_text"),
    )


def read_text(call: Call, longest: int) -> str:
    """Return the text or markdown_text of a call."""
    if call.has("markdown_text"):
        if call.has("text") or call.has("blocks"):
            raise SlackError("markdown_text_conflict")
        if len(call.text("markdown_text")) > limits.MARKDOWN_TEXT:
            raise SlackError("msg_too_long")
        return call.text("markdown_text")
    if len(call.text("text")) > longest:
        raise SlackError("msg_too_long")
    return call.text("text")


def read_blocks(call: Call) -> list[JsonObject]:
    """Return the blocks of a call; raise invalid_blocks with Slack's messages where they are wrong."""
    return checked_blocks(call.structure("blocks", "invalid_blocks_format"))


def read_attachments(call: Call) -> list[JsonObject]:
    """Return the attachments of a call, the blocks in them checked as those of a message."""
    attachments = call.objects("attachments", "invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return [
        attachment | {"blocks": checked_blocks(attachment["blocks"])}
        if "blocks" in attachment
        else attachment
        for attachment in attachments
    ]


def checked_blocks(blocks: object) -> list[JsonObject]:
    """Return blocks with the ids that Slack adds; raise Slack's errors where they are wrong."""
    if blocks is None:
        return []
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_blocks_format")
    problems = message_problems(blocks)
    if problems:
        raise SlackError("invalid_blocks", [f"[ERROR] {problem}" for problem in problems])
    # Data tables have a larger limit of their own.
    others = [block for block in blocks if block["type"] != "data_table"]
    if text_length(others) > limits.TEXT_IN_ALL_BLOCKS:
        raise SlackError("msg_blocks_too_long")
    return complete_blocks(blocks)


def text_length(value: object) -> int:
    """Count the characters of all texts anywhere in blocks."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(text_length(inner) for inner in value.values())
    return sum(text_length(inner) for inner in value) if isinstance(value, list) else 0


def read_thread(workspace: Workspace, channel: Channel, call: Call) -> str | None:
    """Return the thread of a call: the timestamp of its first message."""
    thread_ts = call.optional("thread_ts")
    if thread_ts is None:
        return None
    first = workspace.messages.find(channel.id, thread_ts, otherwise="thread_not_found")
    return first.thread_ts or first.ts


def read_metadata(call: Call) -> JsonObject | None:
    """Return the metadata of a call."""
    metadata = call.object("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > limits.METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata
