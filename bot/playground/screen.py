"""What a person can press or fill in on a message or view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.errors import PlaygroundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.playground.json_values import JsonObject

_BUTTONS = frozenset({"button", "icon_button", "feedback_buttons"})


@dataclass(frozen=True, slots=True)
class Control:
    """One element that reacts: a button, or a menu or input with its label."""

    label: str
    block: JsonObject
    element: JsonObject
    # What a press tells the app beside the element's ids: text and value of the button.
    pressed: JsonObject | None = None

    @property
    def is_button(self) -> bool:
        """Whether it is pressed, rather than filled in."""
        return self.pressed is not None

    def names(self) -> set[str]:
        """All names by which a person or a test may mean this control."""
        names = {self.label, str(self.element.get("action_id")), str(self.block.get("block_id"))}
        if self.pressed is not None:
            names |= {str(self.pressed.get("value")), str(self.pressed.get("accessibility_label"))}
        return names - {"None", ""}


def controls(blocks: Iterable[JsonObject]) -> list[Control]:
    """Return everything that reacts, in reading order."""
    return [control for block in blocks for control in _of_block(block)]


def buttons(blocks: Iterable[JsonObject]) -> list[Control]:
    """Return everything that can be pressed, in reading order."""
    return [control for control in controls(blocks) if control.is_button]


def find(found: Iterable[Control], name: str) -> Control:
    """Return the control of this label, action id, block id or value; the label wins."""
    candidates = list(found)
    for control in candidates:
        if control.label == name:
            return control
    for control in candidates:
        if name in control.names():
            return control
    raise PlaygroundError(
        f"nothing here is called {name!r}; there is: {', '.join(sorted(c.label for c in candidates))}"
    )


def _of_block(block: JsonObject) -> Iterator[Control]:
    match block.get("type"):
        case "actions" | "context_actions":
            for element in block["elements"]:
                yield from _of_element(block, element)
        case "section" if isinstance(block.get("accessory"), dict) and block["accessory"]["type"] != "image":
            yield from _of_element(block, block["accessory"])
        case "card":
            for element in block.get("actions") or ():
                yield from _of_element(block, element)
        case "carousel":
            yield from controls(block["elements"])
        case "container":
            yield from controls(block["child_blocks"])
        case "input":
            yield Control(str(block["label"]["text"]), block, block["element"])


def _of_element(block: JsonObject, element: JsonObject) -> Iterator[Control]:
    if element["type"] not in _BUTTONS:
        label = element.get("placeholder", {}).get("text") or element["action_id"]
        yield Control(str(label), block, element)
    elif element["type"] == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            yield _pressable(block, element, element[name])
    else:
        yield _pressable(block, element, element)


def _pressable(block: JsonObject, element: JsonObject, button: JsonObject) -> Control:
    pressed: JsonObject = {
        name: button[name] for name in ("text", "value", "accessibility_label") if name in button
    }
    return Control(str(button["text"]["text"]), block, element, pressed)
