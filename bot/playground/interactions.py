"""Payloads of interactions and commands, as Slack sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.messages import message_json
from bot.playground.views import view_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.channels import Channel
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.views import View
    from bot.playground.workspace import Workspace


def from_message(
    workspace: Workspace, person: Person, message: Message, actions: Sequence[JsonObject], values: JsonObject
) -> JsonObject:
    """Return block_actions of a press or choice on a message."""
    ephemeral = message.ephemeral_to is not None
    container: JsonObject = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = _common(workspace, person, "block_actions") | {
        "container": container,
        "trigger_id": workspace.views.trigger(person.id),
        "channel": _channel(workspace.channels.find(message.channel)),
        "state": {"values": values},
        "response_url": workspace.response_urls.issue(workspace, message.channel, person.id, message),
        "actions": list(actions),
    }
    # Slack leaves the content of ephemeral messages out.
    return payload if ephemeral else payload | {"message": shown_message(workspace, message)}


def from_view(workspace: Workspace, person: Person, view: View, actions: Sequence[JsonObject]) -> JsonObject:
    """Return block_actions of a press or choice on a modal or Home tab."""
    shown = shown_view(workspace, view)
    return _common(workspace, person, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": workspace.views.trigger(person.id),
        "view": shown,
        "state": shown["state"],
        "actions": list(actions),
    }


def suggestion(
    workspace: Workspace, person: Person, view: View | None, message: Message | None, typed: JsonObject
) -> JsonObject:
    """Return block_suggestion: an external menu asks for its options. `typed`: block_id, action_id, value."""
    payload = _common(workspace, person, "block_suggestion") | typed
    if view is not None:
        container: JsonObject = {"type": "view", "view_id": view.id}
        return payload | {"container": container, "view": shown_view(workspace, view)}
    if message is not None:
        container = {"type": "message", "message_ts": message.ts, "channel_id": message.channel}
        payload |= {"container": container, "channel": {"id": message.channel}}
        return payload | {"message": shown_message(workspace, message)}
    return payload


def submission(workspace: Workspace, person: Person, view: View) -> JsonObject:
    """Return view_submission."""
    return _common(workspace, person, "view_submission") | {
        "trigger_id": workspace.views.trigger(person.id),
        "view": shown_view(workspace, view),
        "response_urls": [],
    }


def closing(workspace: Workspace, person: Person, view: View, *, cleared: bool) -> JsonObject:
    """Return view_closed."""
    shown = shown_view(workspace, view)
    return _common(workspace, person, "view_closed") | {"view": shown, "is_cleared": cleared}


def message_shortcut(workspace: Workspace, person: Person, callback_id: str, message: Message) -> JsonObject:
    """Return message_action."""
    return _common(workspace, person, "message_action") | {
        "callback_id": callback_id,
        "action_ts": workspace.clock.timestamp(),
        "message_ts": message.ts,
        "trigger_id": workspace.views.trigger(person.id),
        "channel": _channel(workspace.channels.find(message.channel)),
        "message": shown_message(workspace, message),
        "response_url": workspace.response_urls.issue(workspace, message.channel, person.id, message),
    }


def global_shortcut(workspace: Workspace, person: Person, callback_id: str) -> JsonObject:
    """Return shortcut."""
    return _common(workspace, person, "shortcut") | {
        "callback_id": callback_id,
        "action_ts": workspace.clock.timestamp(),
        "trigger_id": workspace.views.trigger(person.id),
    }


def command(workspace: Workspace, person: Person, channel: Channel, name: str, text: str) -> JsonObject:
    """Return the payload of a slash command."""
    names = {"im": "directmessage", "group": "privategroup", "channel": channel.name}
    return {
        "token": workspace.app.verification_token,
        "team_id": workspace.team,
        "team_domain": "local",
        "channel_id": channel.id,
        "channel_name": names[channel.kind],
        "user_id": person.id,
        "user_name": person.handle,
        "command": name,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": workspace.response_urls.issue(workspace, channel.id, person.id),
        "trigger_id": workspace.views.trigger(person.id),
    }


def shown_view(workspace: Workspace, view: View) -> JsonObject:
    """Return a view as payloads carry it."""
    return view_json(view, workspace.team, workspace.app.id, workspace.app.bot_id)


def shown_message(workspace: Workspace, message: Message) -> JsonObject:
    """Return a message as payloads carry it, with its metadata."""
    return message_json(message, workspace.team, workspace.app.id)


def _channel(channel: Channel) -> JsonObject:
    names = {"im": "directmessage", "group": channel.name, "channel": channel.name}
    return {"id": channel.id, "name": names[channel.kind]}


def _common(workspace: Workspace, person: Person, kind: str) -> JsonObject:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.handle,
            "name": person.handle,
            "team_id": workspace.team,
        },
        "api_app_id": workspace.app.id,
        "token": workspace.app.verification_token,
        "team": {"id": workspace.team, "domain": "local"},
        "enterprise": None,
        "is_enterprise_install": False,
    }
