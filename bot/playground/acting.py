"""Pressing, choosing and loading options on messages and views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import interactions, screen
from bot.playground.entering import entered, initial, keeps
from bot.playground.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.playground.delivery import Delivery
    from bot.playground.entering import Entry
    from bot.playground.json_values import JsonObject
    from bot.playground.people import Person
    from bot.playground.screen import Control
    from bot.playground.views import View
    from bot.playground.workspace import Workspace

_ANSWER_SECONDS = 10.0


def blocks_of(place: Message | View) -> tuple[JsonObject, ...]:
    """Return the blocks of a message or view."""
    return place.blocks if isinstance(place, Message) else tuple(place.content["blocks"])


def press(workspace: Workspace, person: Person, place: Message | View, name: str) -> Delivery:
    """Press a button by its label, action id or value; a confirmation dialog is confirmed."""
    return press_control(workspace, person, place, screen.find(screen.buttons(blocks_of(place)), name))


def press_control(workspace: Workspace, person: Person, place: Message | View, control: Control) -> Delivery:
    """Press this very button."""
    return _act(workspace, person, place, control, control.pressed or {})


def choose(
    workspace: Workspace, person: Person, place: Message | View, name: str, entry: Entry
) -> Delivery | None:
    """Choose in a menu or fill in an input; None where Slack tells the app only on submission."""
    filled = [control for control in screen.controls(blocks_of(place)) if not control.is_button]
    return choose_control(workspace, person, place, screen.find(filled, name), entry)


def choose_control(
    workspace: Workspace, person: Person, place: Message | View, control: Control, entry: Entry
) -> Delivery | None:
    """Choose in this very menu or input."""
    loaded: list[JsonObject] = []
    if "external" in control.element["type"]:
        loaded = options(workspace, person, place, control, str(entry))
    state = entered(workspace, control.element, entry, loaded)
    state_of = {str(control.element["action_id"]): state}
    place = enter(workspace, person, place, {str(control.block["block_id"]): state_of})
    if control.block["type"] == "input" and not control.block.get("dispatch_action"):
        return None
    chosen = {key: value for key, value in state.items() if key != "type"}
    return _act(workspace, person, place, control, chosen)


def options(
    workspace: Workspace, person: Person, place: Message | View, control: Control, typed: str
) -> list[JsonObject]:
    """Return the options that the app offers for what was typed into an external menu."""
    ids: JsonObject = {"block_id": control.block["block_id"], "action_id": control.element["action_id"]}
    view, message = (None, place) if isinstance(place, Message) else (place, None)
    with workspace.changing():
        payload = interactions.suggestion(workspace, person, view, message, ids | {"value": typed})
        delivery = workspace.deliver("interactive", payload)
    delivery.wait(_ANSWER_SECONDS)
    answer = delivery.response or {}
    grouped = [option for group in answer.get("option_groups", ()) for option in group["options"]]
    return [*answer.get("options", ()), *grouped]


def enter(
    workspace: Workspace,
    person: Person,
    place: Message | View,
    values: Mapping[str, Mapping[str, JsonObject]],
) -> Message | View:
    """Keep what a person entered on a message or view, as `state.values` has it."""
    with workspace.changing():
        if isinstance(place, Message):
            kept = workspace.entered.setdefault((person.id, place.ts), {})
            for block_id, states in values.items():
                kept.setdefault(block_id, {}).update(states)
            return place
        known = {
            block_id: {**place.values.get(block_id, {}), **states} for block_id, states in values.items()
        }
        return workspace.views.keep(replace(place, values={**place.values, **known}))


def act(workspace: Workspace, person: Person, place: Message | View, action: JsonObject) -> Delivery:
    """Tell the app of one action, given as its payload has it but without a time."""
    with workspace.changing():
        if action["type"] == "feedback_buttons":
            # Slack goes on showing which thumb was pressed, though it is no part of any state.
            place = enter(workspace, person, place, {action["block_id"]: {action["action_id"]: dict(action)}})
        action = action | {"action_ts": workspace.clock.timestamp()}
        if isinstance(place, Message):
            values = state_values(blocks_of(place), workspace.entered.get((person.id, place.ts), {}))
            payload = interactions.from_message(workspace, person, place, [action], values)
        else:
            place = replace(place, values=state_values(blocks_of(place), place.values))
            payload = interactions.from_view(workspace, person, place, [action])
        return workspace.deliver("interactive", payload)


def state_values(
    blocks: Iterable[JsonObject], entered: Mapping[str, Mapping[str, JsonObject]]
) -> dict[str, dict[str, JsonObject]]:
    """Return `state.values` of blocks: everything that keeps a state, entered or still as the app set it."""
    values: dict[str, dict[str, JsonObject]] = {}
    for control in screen.controls(blocks):
        if keeps(control.element):
            block_id, action_id = str(control.block["block_id"]), str(control.element["action_id"])
            state = entered.get(block_id, {}).get(action_id) or initial(control.element)
            values.setdefault(block_id, {})[action_id] = state
    return values


def _act(
    workspace: Workspace, person: Person, place: Message | View, control: Control, done: JsonObject
) -> Delivery:
    element = control.element
    ids = {"type": element["type"], "action_id": element["action_id"], "block_id": control.block["block_id"]}
    return act(workspace, person, place, done | ids)
