"""Events of the Events API: what they look like, and who subscribed to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.messages import message_json

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.delivery import Delivery
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.workspace import Workspace

_SUBSCRIPTIONS = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


def publish(workspace: Workspace, event: JsonObject, subscription: str | None = None) -> Delivery | None:
    """Send an event to the app, if it subscribed to it."""
    app = workspace.app
    if (subscription or event["type"]) not in app.events:
        return None
    event = {"event_ts": workspace.clock.timestamp()} | event
    authorization: JsonObject = {
        "enterprise_id": None,
        "team_id": workspace.team,
        "user_id": app.user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    payload: JsonObject = {
        "token": app.verification_token,
        "team_id": workspace.team,
        "context_team_id": workspace.team,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{workspace.number()}",
        "event_time": int(workspace.clock.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event['type']}-{workspace.number()}",
    }
    return workspace.deliver("events_api", payload)


def message_posted(workspace: Workspace, message: Message) -> None:
    """Tell the app of a new message, and of its twin where the message mentions the app."""
    channel = workspace.channels.find(message.channel)
    if workspace.app.user not in channel.members:
        return
    event = _message_event(workspace, message, channel)
    publish(workspace, event | {"event_ts": message.ts}, _SUBSCRIPTIONS[channel.kind])
    mentioned = f"<@{workspace.app.user}>" in message.text
    if mentioned and channel.kind != "im" and message.user != workspace.app.user:
        twin = {name: value for name, value in event.items() if name not in {"channel_type", "subtype"}}
        publish(workspace, twin | {"type": "app_mention", "event_ts": message.ts})


def message_edited(workspace: Workspace, before: Message, after: Message) -> None:
    """Tell the app that a message changed."""
    _changed(
        workspace,
        after.channel,
        {
            "subtype": "message_changed",
            "message": _inner(workspace, after),
            "previous_message": _inner(workspace, before),
        },
    )


def message_deleted(workspace: Workspace, message: Message) -> None:
    """Tell the app that a message is gone."""
    _changed(
        workspace,
        message.channel,
        {
            "subtype": "message_deleted",
            "deleted_ts": message.ts,
            "previous_message": _inner(workspace, message),
        },
    )


def _changed(workspace: Workspace, channel_id: str, change: JsonObject) -> None:
    channel = workspace.channels.find(channel_id)
    if workspace.app.user not in channel.members:
        return
    event: JsonObject = {
        "type": "message",
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.kind,
    }
    event["ts"] = workspace.clock.timestamp()
    publish(workspace, event | change | {"event_ts": event["ts"]}, _SUBSCRIPTIONS[channel.kind])


def _inner(workspace: Workspace, message: Message) -> JsonObject:
    return message_json(message, workspace.team, workspace.app.id)


def _message_event(workspace: Workspace, message: Message, channel: Channel) -> JsonObject:
    event = _inner(workspace, message)
    if message.thread_ts and message.thread_ts != message.ts:
        parent = workspace.messages.get(channel.id, message.thread_ts)
        if parent:
            event["parent_user_id"] = parent.user
    return event | {"channel": channel.id, "channel_type": channel.kind}
