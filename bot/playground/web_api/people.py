"""users.*, team.info, bots.info, auth.test, api.test and apps.connections.open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import SlackError
from bot.playground.people import user_json
from bot.playground.web_api.paging import page

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def user_info(workspace: Workspace, call: Call) -> JsonObject:
    """users.info."""
    person = workspace.person(call.required("user"))
    user = user_json(person, workspace.team, with_email=_reads_email(workspace))
    if call.flag("include_locale"):
        user["locale"] = "en-GB"
    return {"user": user}


def list_users(workspace: Workspace, call: Call) -> JsonObject:
    """users.list."""
    with_email = _reads_email(workspace)
    users = [user_json(person, workspace.team, with_email=with_email) for person in workspace.people.values()]
    return page(call, "members", users, default=1000)


def team_info(workspace: Workspace, _call: Call) -> JsonObject:
    """team.info."""
    return {
        "team": {"id": workspace.team, "name": workspace.name, "domain": "local", "url": workspace.address}
    }


def bot_info(workspace: Workspace, call: Call) -> JsonObject:
    """bots.info."""
    app = workspace.app
    if call.optional("bot") not in {None, app.bot_id}:
        raise SlackError("bot_not_found")
    return {
        "bot": {"id": app.bot_id, "app_id": app.id, "user_id": app.user, "name": app.name, "deleted": False}
    }


def auth_test(workspace: Workspace, _call: Call) -> JsonObject:
    """auth.test."""
    app = workspace.app
    return {
        "url": f"{workspace.address}/",
        "team": workspace.name,
        "user": app.handle,
        "team_id": workspace.team,
        "user_id": app.user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def api_test(_workspace: Workspace, call: Call) -> JsonObject:
    """api.test."""
    if call.has("error"):
        raise SlackError(call.text("error"))
    return {"args": {name: str(value) for name, value in call.arguments.items() if name != "token"}}


def open_connection(workspace: Workspace, _call: Call) -> JsonObject:
    """apps.connections.open."""
    address = workspace.address.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={workspace.tickets.issue()}&app_id={workspace.app.id}"}


def _reads_email(workspace: Workspace) -> bool:
    return "users:read.email" in workspace.app.scopes
