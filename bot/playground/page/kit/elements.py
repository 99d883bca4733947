"""Interactive elements: by their type, and by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit import buttons, entries, menus
from bot.playground.page.kit.fields import Field
from bot.playground.page.kit.html import tag
from bot.playground.page.kit.notices import warning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

# When the app hears of an element at once: as soon as it changes, or once somebody is done with it.
_SETTLING: Final = frozenset({
    "datepicker", "timepicker", "datetimepicker", "rich_text_input",
    "multi_static_select", "multi_users_select", "multi_channels_select",
    "multi_conversations_select", "multi_external_select",
})  # fmt: skip
_TYPED: Final = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})


def interactive(block: JsonObject, element: JsonObject, context: Context) -> Markup:
    """Return an element of an actions block or beside a section: the app hears of it at once."""
    field = field_of(block, element, context)
    renderer = _PRESSED.get(element["type"])
    return renderer(field) if renderer else _filled_in(field)


def asked(block: JsonObject, context: Context) -> Markup:
    """Return the element of an input block: the app hears of it on submission, unless it wants to at once."""
    return _filled_in(field_of(block, block["element"], context))


def field_of(block: JsonObject, element: JsonObject, context: Context) -> Field:
    """Return an element as a field, with when the app hears of it."""
    if block["type"] == "input" and not block.get("dispatch_action"):
        return Field(block, element, context)
    return Field(block, element, context, _acts(element))


def _filled_in(field: Field) -> Markup:
    renderer = _FILLED_IN.get(field.element["type"])
    if renderer is None:
        return warning(f"an element of type “{field.element['type']}”")
    return tag("div", renderer(field), class_="kit-field")


def _acts(element: JsonObject) -> str:
    kind = element["type"]
    if kind in _PRESSED:
        return "press"
    if kind in _TYPED:
        wanted = (element.get("dispatch_action_config") or {}).get("trigger_actions_on") or ()
        return "type" if "on_character_entered" in wanted else "enter"
    return "settle" if kind in _SETTLING else "change"


_PRESSED: Final[Mapping[str, Callable[[Field], Markup]]] = {
    "button": buttons.button,
    "workflow_button": buttons.button,
    "icon_button": buttons.icon_button,
    "feedback_buttons": buttons.feedback_buttons,
    "overflow": buttons.overflow,
}
_FILLED_IN: Final[Mapping[str, Callable[[Field], Markup]]] = {
    "static_select": menus.select,
    "users_select": menus.select,
    "channels_select": menus.select,
    "conversations_select": menus.select,
    "external_select": menus.external,
    "multi_static_select": menus.many,
    "multi_users_select": menus.many,
    "multi_channels_select": menus.many,
    "multi_conversations_select": menus.many,
    "multi_external_select": menus.external,
    "radio_buttons": menus.radio_buttons,
    "checkboxes": menus.checkboxes,
    "plain_text_input": entries.text_input,
    "email_text_input": entries.text_input,
    "url_text_input": entries.text_input,
    "number_input": entries.text_input,
    "rich_text_input": entries.rich_text_input,
    "datepicker": entries.date_picker,
    "timepicker": entries.time_picker,
    "datetimepicker": entries.datetime_picker,
    "file_input": entries.file_input,
}
