"""Submitting and closing modals, and doing what the app answers to that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.playground import interactions, screen
from bot.playground.acting import state_values
from bot.playground.complaints import complaints
from bot.playground.entering import entered
from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.web_api.views import read_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.delivery import Delivery
    from bot.playground.entering import Entry
    from bot.playground.json_values import JsonObject
    from bot.playground.people import Person
    from bot.playground.views import View
    from bot.playground.workspace import Workspace

_ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Submission:
    """What came of submitting: errors by block id, or none; `view` is what the person sees then."""

    acknowledged: bool
    errors: Mapping[str, str] = field(default_factory=dict)
    view: View | None = None


def submit(workspace: Workspace, person: Person, entries: Mapping[str, Entry]) -> Submission:
    """Fill in the top modal (by label, block or action id), submit it, and follow the app's answer."""
    with workspace.changing():
        view = _fill(workspace, _top(workspace, person), entries)
    return send(workspace, person, view)


def send(workspace: Workspace, person: Person, view: View) -> Submission:
    """Submit a modal as it is filled in, and follow the app's answer."""
    with workspace.changing():
        delivery = workspace.deliver("interactive", interactions.submission(workspace, person, view))
    acknowledged = delivery.wait(_ANSWER_SECONDS)
    with workspace.changing():
        errors = _follow(workspace, view, delivery.response or {}) if acknowledged else {}
        stack = workspace.views.stack(person.id)
        return Submission(acknowledged, errors, stack[-1] if stack else None)


def close(workspace: Workspace, person: Person, *, everything: bool = False) -> Delivery | None:
    """Close the top modal, or all of them; the app hears of it where it asked to (`notify_on_close`)."""
    with workspace.changing():
        view = _top(workspace, person)
        everything = everything or bool(view.content.get("clear_on_close"))
        workspace.views.close(view, everything=everything)
        if not view.content.get("notify_on_close"):
            return None
        payload = interactions.closing(workspace, person, view, cleared=everything)
        return workspace.deliver("interactive", payload)


def _top(workspace: Workspace, person: Person) -> View:
    stack = workspace.views.stack(person.id)
    if not stack:
        raise PlaygroundError(f"{person.name} has no modal open")
    return stack[-1]


def _fill(workspace: Workspace, view: View, entries: Mapping[str, Entry]) -> View:
    blocks = view.content["blocks"]
    inputs = [control for control in screen.controls(blocks) if not control.is_button]
    values = state_values(blocks, view.values)
    for name, entry in entries.items():
        control = screen.find(inputs, name)
        block_id, action_id = str(control.block["block_id"]), str(control.element["action_id"])
        values.setdefault(block_id, {})[action_id] = entered(workspace, control.element, entry)
    _require(blocks, values)
    return workspace.views.keep(replace(view, values=values))


def _require(blocks: list[JsonObject], values: Mapping[str, Mapping[str, JsonObject]]) -> None:
    """Refuse what Slack's own form refuses before the app hears of it."""
    labels = {block["block_id"]: block["label"]["text"] for block in blocks if block["type"] == "input"}
    for block_id, complaint in complaints(blocks, values).items():
        raise PlaygroundError(f"{labels[block_id]!r} cannot be sent like this. {complaint}")


def _follow(workspace: Workspace, view: View, answer: JsonObject) -> Mapping[str, str]:
    match answer.get("response_action"):
        case "errors":
            errors = {str(block): str(text) for block, text in answer["errors"].items()}
            blocks = {block["block_id"] for block in view.content["blocks"]}
            if not errors or not set(errors) <= blocks:
                raise PlaygroundError(
                    f"errors name blocks that the view does not have: {sorted(set(errors) - blocks)}"
                )
            workspace.views.keep(replace(view, errors=errors))
            return errors
        case "update":
            workspace.views.update(_still_open(workspace, view), _read(answer))
        case "push":
            workspace.views.push(view.user, _read(answer))
        case "clear":
            workspace.views.close(view, everything=True)
        case _:
            workspace.views.close(view)
    return {}


def _read(answer: JsonObject) -> JsonObject:
    try:
        return read_view(answer.get("view"), "modal")
    except SlackError as error:
        message = f"Slack would refuse this view: {error.code} {list(error.messages)}"
        raise PlaygroundError(message) from error


def _still_open(workspace: Workspace, view: View) -> View:
    return workspace.views.find(view.id)
