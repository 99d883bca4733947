"""views.open, views.push, views.update and views.publish."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground import limits
from bot.playground.blocks import complete_blocks, view_problems
from bot.playground.errors import SlackError
from bot.playground.views import view_json

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.views import View
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def open_view(workspace: Workspace, call: Call) -> JsonObject:
    """views.open."""
    content = read_view(call.object("view", "invalid_arguments"), "modal")
    user = workspace.views.redeem(_trigger(call))
    return _shown(workspace, workspace.views.open(user, content))


def push(workspace: Workspace, call: Call) -> JsonObject:
    """views.push."""
    content = read_view(call.object("view", "invalid_arguments"), "modal")
    user = workspace.views.redeem(_trigger(call))
    return _shown(workspace, workspace.views.push(user, content))


def update(workspace: Workspace, call: Call) -> JsonObject:
    """views.update."""
    if not call.has("view_id") and not call.has("external_id"):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id"])
    view = workspace.views.find(call.optional("view_id"), call.optional("external_id"))
    content = read_view(call.object("view", "invalid_arguments"), str(view.content["type"]))
    return _shown(workspace, workspace.views.update(view, content, call.optional("hash")))


def publish(workspace: Workspace, call: Call) -> JsonObject:
    """views.publish."""
    user = workspace.person(call.required("user_id")).id
    content = read_view(call.object("view", "invalid_arguments"), "home")
    return _shown(workspace, workspace.views.publish(user, content, call.optional("hash")))


def read_view(content: JsonObject | None, kind: str) -> JsonObject:
    """Return a view as it will be shown; raise Slack's errors where it is wrong."""
    if content is None:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
    if len(json.dumps(content)) > limits.VIEW_BYTES:
        raise SlackError("view_too_large")
    if content.get("type") != kind:
        raise SlackError("invalid_arguments", [f"[ERROR] must be a {kind} view [json-pointer:/view/type]"])
    problems = view_problems(content)
    if problems:
        raise SlackError("invalid_arguments", [f"[ERROR] {problem}" for problem in problems])
    return content | {"blocks": complete_blocks(content["blocks"])}


def _trigger(call: Call) -> str:
    return call.optional("trigger_id") or call.required("interactivity_pointer")


def _shown(workspace: Workspace, view: View) -> JsonObject:
    return {"view": view_json(view, workspace.team, workspace.app.id, workspace.app.bot_id)}
