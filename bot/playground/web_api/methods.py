"""The table of methods: name, function, scope and calls a minute; and how a call is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.playground.errors import SlackError
from bot.playground.json_values import JsonObject
from bot.playground.web_api import (
    agents,
    chat,
    conversations,
    files,
    people,
    reactions,
    schedule,
    streams,
    views,
)
from bot.playground.web_api.call import Call
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

Handler = Callable[[Workspace, Call], JsonObject]
# Slack's tiers: at least so many calls a minute. UNCOUNTED is for methods with a rule of their own.
TIER_1, TIER_2, TIER_3, TIER_4, UNCOUNTED = 1, 20, 50, 100, 0


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Web API. Any one of `scopes` allows it; none is needed where there are none."""

    handler: Handler
    scopes: tuple[str, ...] = ()
    per_minute: int = UNCOUNTED
    app_token: bool = False


_HISTORY = ("channels:history", "groups:history", "im:history")
_READ = ("channels:read", "groups:read", "im:read")

METHODS: Final[Mapping[str, Method]] = {
    "agents.sessions.rename": Method(agents.rename_session, ("chat:write",), TIER_3),
    "agents.sessions.setStatus": Method(agents.set_session_status, ("chat:write",), TIER_3),
    "api.test": Method(people.api_test),
    "apps.connections.open": Method(people.open_connection, app_token=True),
    "assistant.threads.setStatus": Method(agents.set_status, ("assistant:write", "chat:write"), 600),
    "assistant.threads.setSuggestedPrompts": Method(agents.set_suggested_prompts, ("assistant:write",), 600),
    "assistant.threads.setTitle": Method(agents.set_title, ("assistant:write",), 600),
    "auth.test": Method(people.auth_test, per_minute=600),
    "bots.info": Method(people.bot_info, ("users:read",), TIER_3),
    "chat.appendStream": Method(streams.append, ("chat:write",), TIER_4),
    "chat.delete": Method(chat.delete, ("chat:write",), TIER_3),
    "chat.deleteScheduledMessage": Method(schedule.delete_scheduled, ("chat:write",), TIER_3),
    "chat.getPermalink": Method(chat.get_permalink, per_minute=600),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",), TIER_4),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.scheduleMessage": Method(schedule.schedule, ("chat:write",), TIER_3),
    "chat.scheduledMessages.list": Method(schedule.list_scheduled, per_minute=TIER_3),
    "chat.startStream": Method(streams.start, ("chat:write",), TIER_2),
    "chat.stopStream": Method(streams.stop, ("chat:write",), TIER_2),
    "chat.update": Method(chat.update, ("chat:write",), TIER_3),
    "conversations.history": Method(conversations.history, _HISTORY, TIER_3),
    "conversations.info": Method(conversations.info, _READ, TIER_3),
    "conversations.list": Method(conversations.list_all, _READ, TIER_2),
    "conversations.members": Method(conversations.members, _READ, TIER_4),
    "conversations.open": Method(conversations.open_direct, ("im:write",), TIER_3),
    "conversations.replies": Method(conversations.replies, _HISTORY, TIER_3),
    "files.completeUploadExternal": Method(files.complete_upload, ("files:write",), TIER_4),
    "files.getUploadURLExternal": Method(files.get_upload_url, ("files:write",), TIER_4),
    "files.info": Method(files.info, ("files:read",), TIER_4),
    "reactions.add": Method(reactions.add, ("reactions:write",), TIER_3),
    "reactions.get": Method(reactions.get, ("reactions:read",), TIER_3),
    "reactions.remove": Method(reactions.remove, ("reactions:write",), TIER_2),
    "team.info": Method(people.team_info, ("team:read",), TIER_3),
    "users.conversations": Method(conversations.of_user, _READ, TIER_3),
    "users.info": Method(people.user_info, ("users:read",), TIER_4),
    "users.list": Method(people.list_users, ("users:read",), TIER_2),
    "views.open": Method(views.open_view, per_minute=TIER_4),
    "views.publish": Method(views.publish, per_minute=TIER_4),
    "views.push": Method(views.push, per_minute=TIER_4),
    "views.update": Method(views.update, per_minute=TIER_4),
}


def answer(workspace: Workspace, call: Call) -> JsonObject:
    """Do what a call asks and return Slack's answer, `{"ok": true, …}` or `{"ok": false, "error": …}`."""
    try:
        with workspace.changing():
            return {"ok": True} | _perform(workspace, call)
    except SlackError as error:
        return _refusal(workspace, call, error)


def _perform(workspace: Workspace, call: Call) -> JsonObject:
    method = METHODS.get(call.method)
    if method is None:
        raise SlackError("unknown_method")
    if call.method != "api.test":
        _authorize(workspace, call, method)
    if method.per_minute:
        workspace.rate_limits.count_call(call.method, method.per_minute)
    return method.handler(workspace, call)


def _authorize(workspace: Workspace, call: Call, method: Method) -> None:
    app = workspace.app
    if not call.token:
        raise SlackError("not_authed")
    if call.token not in {app.bot_token, app.app_token}:
        raise SlackError("invalid_auth")
    if not workspace.installed:
        raise SlackError("account_inactive")
    if (call.token == app.app_token) != method.app_token:
        raise SlackError("not_allowed_token_type")
    if method.scopes and not app.scopes.intersection(method.scopes):
        raise SlackError("missing_scope")


def _refusal(workspace: Workspace, call: Call, error: SlackError) -> JsonObject:
    body: JsonObject = {"ok": False, "error": error.code}
    if error.messages:
        body["response_metadata"] = {"messages": list(error.messages)}
        body["errors"] = [message.removeprefix("[ERROR] ") for message in error.messages]
    if error.code == "missing_scope":
        body["needed"] = METHODS[call.method].scopes[0]
        body["provided"] = ",".join(sorted(workspace.app.scopes))
    if error.retry_after is not None:
        body["retry_after"] = error.retry_after
    return body
