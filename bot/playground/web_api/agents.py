"""agents.sessions.* and assistant.threads.*: what an agent shows around its threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.errors import SlackError
from bot.playground.sessions import SESSION_STATUSES, Prompts
from bot.playground.web_api.drafts import channel_to_post, read_thread

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def set_session_status(workspace: Workspace, call: Call) -> JsonObject:
    """agents.sessions.setStatus."""
    channel, thread = _thread(workspace, call)
    status, title = call.required("status"), _title(call)
    if status not in SESSION_STATUSES:
        raise SlackError("invalid_arguments", ["[ERROR] must be one of the session statuses: status"])
    session = workspace.sessions.set_session(channel, thread, status, title)
    body: JsonObject = {"status": session.status, "agent_status": session.status, "title": session.title}
    if "agent_session_stopped" not in workspace.app.events:
        body["warning"] = "missing_agent_session_stopped_event_subscription"
    return body


def rename_session(workspace: Workspace, call: Call) -> JsonObject:
    """agents.sessions.rename."""
    channel, thread = _thread(workspace, call)
    call.required("title")
    session = workspace.sessions.rename(channel, thread, _title(call))
    if session is None:
        raise SlackError("session_not_found")
    return {"title": session.title, "status": session.status}


def set_status(workspace: Workspace, call: Call) -> JsonObject:
    """assistant.threads.setStatus."""
    channel, thread = _thread(workspace, call)
    workspace.sessions.set_status(channel, thread, call.text("status"))
    return {}


def set_title(workspace: Workspace, call: Call) -> JsonObject:
    """assistant.threads.setTitle."""
    channel, thread = _thread(workspace, call)
    workspace.sessions.titles[channel, thread] = call.required("title")
    return {}


def set_suggested_prompts(workspace: Workspace, call: Call) -> JsonObject:
    """assistant.threads.setSuggestedPrompts."""
    channel = channel_to_post(workspace, call.required("channel_id"))
    if call.has("thread_ts"):
        read_thread(workspace, channel, call)
    prompts = call.objects("prompts", "invalid_arguments")
    complete = all(prompt.get("title") and prompt.get("message") for prompt in prompts)
    if not complete or not 1 <= len(prompts) <= limits.SUGGESTED_PROMPTS:
        raise SlackError("invalid_arguments", ["[ERROR] one to four prompts with title and message: prompts"])
    pairs = tuple((str(prompt["title"]), str(prompt["message"])) for prompt in prompts)
    workspace.sessions.prompts[channel.id] = Prompts(call.text("title"), pairs)
    return {}


def _thread(workspace: Workspace, call: Call) -> tuple[str, str]:
    channel = channel_to_post(workspace, call.required("channel_id"))
    thread = read_thread(workspace, channel, call)
    if thread is None:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: thread_ts"])
    return channel.id, thread


def _title(call: Call) -> str:
    title = call.text("title")
    if len(title) > limits.SESSION_TITLE:
        raise SlackError("invalid_arguments", ["[ERROR] must be less than 201 characters: title"])
    return title
