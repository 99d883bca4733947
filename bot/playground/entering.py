"""What a person enters or chooses, as Slack keeps it in `state.values`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.errors import PlaygroundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.playground.json_values import JsonObject
    from bot.playground.workspace import Workspace

Entry = str | list[str] | None

# Where each element keeps what was chosen, and where it finds it at first.
_KEPT_UNDER: Final[Mapping[str, tuple[str, str]]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}


def keeps(element: JsonObject) -> bool:
    """Tell whether an element has a state for `state.values`: buttons and overflow menus have none."""
    return element["type"] in _KEPT_UNDER and element["type"] != "overflow"


def initial(element: JsonObject) -> JsonObject:
    """Return the state of an element before anybody touched it."""
    kept, first = _KEPT_UNDER[element["type"]]
    empty: object = [] if kept.endswith("s") and kept != "value" else None
    return {"type": element["type"], kept: element.get(first, empty)}


def entered(
    workspace: Workspace, element: JsonObject, entry: Entry, loaded: Sequence[JsonObject] = ()
) -> JsonObject:
    """Return the state of an element after a person entered something.

    Options are meant by their text or value, people by handle or name, channels by name. `loaded` are the
    options of an external menu.
    """
    kind = element["type"]
    kept, _ = _KEPT_UNDER[kind]
    entries = entry if isinstance(entry, list) else [entry]
    values = [_value(workspace, element, one, loaded) for one in entries if one not in {None, ""}]
    many = kept.endswith("s")
    return {"type": kind, kept: values if many else (values[0] if values else None)}


def is_empty(state: JsonObject) -> bool:
    """Tell whether nothing is entered."""
    return not any(value for name, value in state.items() if name != "type")


def all_options(element: JsonObject) -> list[JsonObject]:
    """Return the options that an element itself offers."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def _value(
    workspace: Workspace, element: JsonObject, entry: str | None, loaded: Sequence[JsonObject]
) -> object:
    kind = str(element["type"])
    wanted = str(entry)
    if "static" in kind or "external" in kind or kind in {"radio_buttons", "checkboxes", "overflow"}:
        return _option([*all_options(element), *loaded], wanted)
    if "users" in kind:
        return _person(workspace, wanted)
    if "channels" in kind or "conversations" in kind:
        return workspace.channels.find(wanted).id
    if kind == "datetimepicker":
        return int(wanted)
    if kind == "file_input":
        return {"id": wanted}
    return wanted


def _option(options: Sequence[JsonObject], wanted: str) -> JsonObject:
    for option in options:
        if wanted in {option["text"]["text"], option.get("value")}:
            return option
    offered = ", ".join(str(option["text"]["text"]) for option in options)
    raise PlaygroundError(f"there is no option {wanted!r}; there is: {offered}")


def _person(workspace: Workspace, wanted: str) -> str:
    for person in workspace.people.values():
        if wanted in {person.id, person.handle, person.name}:
            return person.id
    raise PlaygroundError(f"there is nobody called {wanted!r}")
