"""chat.scheduleMessage, chat.deleteScheduledMessage and chat.scheduledMessages.list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import SlackError
from bot.playground.scheduling import ScheduledMessage
from bot.playground.web_api.drafts import channel_to_post, read_draft

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def schedule(workspace: Workspace, call: Call) -> JsonObject:
    """chat.scheduleMessage."""
    draft = read_draft(workspace, call)
    try:
        post_at = int(call.required("post_at"))
    except ValueError:
        raise SlackError("invalid_time") from None
    identifier = f"Q{workspace.number()}"
    message = ScheduledMessage(identifier, draft, post_at, int(workspace.clock.now()))
    workspace.scheduled.add(message)
    shown = {"text": draft.text, "type": "delayed_message", "bot_id": workspace.app.bot_id}
    return {
        "channel": draft.channel,
        "scheduled_message_id": identifier,
        "post_at": post_at,
        "message": shown | {"user": draft.user, "blocks": list(draft.blocks)},
    }


def delete_scheduled(workspace: Workspace, call: Call) -> JsonObject:
    """chat.deleteScheduledMessage."""
    channel = channel_to_post(workspace, call.required("channel"))
    identifier = call.required("scheduled_message_id")
    workspace.scheduled.remove(identifier, channel.id, workspace.clock.now())
    return {}


def list_scheduled(workspace: Workspace, call: Call) -> JsonObject:
    """chat.scheduledMessages.list."""
    waiting = [
        {
            "id": message.id,
            "channel_id": message.draft.channel,
            "post_at": message.post_at,
            "date_created": message.created,
            "text": message.draft.text,
        }
        for message in workspace.scheduled.waiting(call.optional("channel"))
    ]
    return {"scheduled_messages": waiting, "response_metadata": {"next_cursor": ""}}
