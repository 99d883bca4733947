"""Forms on their way back: what a browser sends, as Slack's `state.values` and as one of its `actions`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.playground import screen
from bot.playground.entering import initial, keeps
from bot.playground.errors import PlaygroundError
from bot.playground.page.kit.buttons import THUMBS
from bot.playground.page.kit.names import ACTED, PRESSED, SHOWN, name_of
from bot.playground.page.kit.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context
    from bot.playground.screen import Control

# The fields of a form as they were sent: names may repeat, as those of checkboxes do.
Sent = Iterable[tuple[str, str]]
Values = dict[str, dict[str, "JsonObject"]]


def state_of(sent: Sent, blocks: Iterable[JsonObject], context: Context) -> Values:
    """Return `state.values` of all blocks; what the form did not show stays as it was."""
    sent = list(sent)
    shown = _all(sent, SHOWN)
    values: Values = {}
    for control in screen.controls(blocks):
        block, element = control.block, control.element
        if keeps(element):
            name = name_of(block, element)
            known = context.values.get(block["block_id"], {}).get(element["action_id"]) or initial(element)
            state = read(element, _all(sent, name), context) if name in shown else known
            values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def action_of(sent: Sent, blocks: Iterable[JsonObject], context: Context) -> JsonObject:
    """Return the entry of `actions` for what acted, without its time; raise where that is no longer there."""
    sent = list(sent)
    acted, pressed = _first(sent, ACTED), _first(sent, PRESSED)
    same = [one for one in screen.controls(blocks) if name_of(one.block, one.element) == acted]
    if not same:
        raise PlaygroundError("This is no longer here: the app has changed it. Look at it as it is now.")
    control = same[0]
    ids = {
        "type": control.element["type"],
        "action_id": control.element["action_id"],
        "block_id": control.block["block_id"],
    }
    return _done(control, same, pressed, sent, context) | ids


def _done(
    control: Control, same: Sequence[Control], pressed: str, sent: Sequence[tuple[str, str]], context: Context
) -> JsonObject:
    element = control.element
    if control.is_button:
        # The two thumbs are one element: which of them was pressed stands beside its name.
        at = THUMBS.index(pressed) if pressed in THUMBS else 0
        return dict(same[at].pressed or {})
    if element["type"] == "overflow":
        return {"selected_option": _option(element, pressed)}
    state = read(element, _all(sent, name_of(control.block, element)), context)
    return {name: value for name, value in state.items() if name != "type"}


def _option(element: JsonObject, pressed: str) -> JsonObject:
    options = element["options"]
    if not pressed.isdecimal() or int(pressed) >= len(options):
        raise PlaygroundError("This choice is no longer here: the app has changed it.")
    return dict(options[int(pressed)])


def _all(sent: Iterable[tuple[str, str]], name: str) -> list[str]:
    return [value for field, value in sent if field == name]


def _first(sent: Iterable[tuple[str, str]], name: str) -> str:
    return next(iter(_all(sent, name)), "")
