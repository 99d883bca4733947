"""Calling the Web API without a network, and pieces of Block Kit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.web_api import methods
from bot.playground.web_api.call import Call

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

__all__ = ["asking", "button", "call", "error", "home", "modal", "plain", "section"]


def call(workspace: Workspace, method: str, token: str | None = "", **arguments: Any) -> JsonObject:
    """Return the whole answer; the bot's own token unless another is given."""
    right = workspace.app.app_token if method == "apps.connections.open" else workspace.app.bot_token
    return methods.answer(workspace, Call(method, arguments, right if token == "" else token))


def error(workspace: Workspace, method: str, **arguments: Any) -> str | None:
    """Return the error code of an answer, None where it is fine."""
    code = call(workspace, method, **arguments).get("error")
    return None if code is None else str(code)


def plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> JsonObject:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str = "Go", **more: Any) -> JsonObject:
    return {"type": "button", "text": plain(label), **more}


def asking(label: str, action_id: str, **element: Any) -> JsonObject:
    inner = {"type": "plain_text_input", "action_id": action_id, **element}
    return {"type": "input", "block_id": f"{action_id}-block", "label": plain(label), "element": inner}


def modal(title: str = "A modal", *blocks: JsonObject, **more: Any) -> JsonObject:
    shown = {"type": "modal", "title": plain(title), "blocks": list(blocks) or [section("Hello")]}
    return {**shown, "submit": plain("Send"), **more}


def home(*blocks: JsonObject, **more: Any) -> JsonObject:
    return {"type": "home", "blocks": list(blocks) or [section("Hello")], **more}
