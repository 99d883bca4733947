"""Interactive elements and images: what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.blocks.schema import (
    anything,
    boolean,
    by_type,
    either,
    fields,
    items,
    matching,
    one_of,
    problem,
    string,
    whole,
)
from bot.playground.blocks.texts import (
    CONFIRM,
    OPTION_GROUP,
    PLAIN_OPTION,
    RICH_OPTION,
    plain,
    rich_text,
)
from bot.playground.entering import all_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.playground.blocks.schema import Check

_ACTION = {"type": anything, "action_id": string(255)}
_FOCUS = {"focus_on_load": boolean}
_HINTED = {"placeholder": plain(150), **_FOCUS}
_CONFIRMED = {"confirm": CONFIRM}
_DISPATCH = {
    "dispatch_action_config": fields(
        {}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)}
    )
}
_MENU: Mapping[str, Check] = {**_ACTION, **_HINTED, **_CONFIRMED}
_MANY: Mapping[str, Check] = {**_MENU, "max_selected_items": whole(1, 1000)}


def _element(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    return fields({"type": anything, **required}, {**_ACTION, **optional})


def _offering(inner: Check) -> Check:
    """Check also that what is chosen at first is among what can be chosen."""

    def check(value: object, pointer: str) -> Iterator[str]:
        found = list(inner(value, pointer))
        yield from found
        if not found and isinstance(value, dict):
            offered = all_options(value)
            first = {
                "initial_option": [value.get("initial_option")],
                "initial_options": value.get("initial_options"),
            }
            for name, options in first.items():
                if any(option and option not in offered for option in options or ()):
                    yield problem("must be one of the provided options", f"{pointer}/{name}")

    return check


def _choices(most: int, **initial: Check) -> Check:
    return _offering(_element({"options": items(RICH_OPTION, most)}, {**initial, **_CONFIRMED, **_FOCUS}))


def _static(shared: Mapping[str, Check], **initial: Check) -> Check:
    lists = {"options": items(PLAIN_OPTION, 100), "option_groups": items(OPTION_GROUP, 100)}
    return _offering(either("options", "option_groups", _element({}, {**shared, **lists, **initial})))


def _picker(**initial: Check) -> Check:
    return _element({}, {**initial, "timezone": string(255), **_HINTED, **_CONFIRMED})


def _input(initial: Check, **more: Check) -> Check:
    return _element({}, {"initial_value": initial, **_HINTED, **_DISPATCH, **more})


_ID = string(255)
_FEEDBACK = fields({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
_FILTER = fields(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_CONVERSATIONS = {
    "filter": _FILTER,
    "default_to_current_conversation": boolean,
    "response_url_enabled": boolean,
}

# A file that was uploaded to Slack, by its id or its address.
SLACK_FILE: Final = either("id", "url", fields({}, {"id": _ID, "url": string(3000)}))
IMAGE: Final = either(
    "image_url",
    "slack_file",
    fields(
        {"type": anything, "alt_text": string(2000)}, {"image_url": string(3000), "slack_file": SLACK_FILE}
    ),
)
BUTTON: Final = _element(
    {"text": plain(75)},
    {
        "url": string(3000),
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
        "agent_prompt": string(4000),
        **_CONFIRMED,
    },
)
# Elements of actions blocks and accessories.
ACTIONS: Final[Mapping[str, Check]] = {
    "button": BUTTON,
    "static_select": _static(_MENU, initial_option=PLAIN_OPTION),
    "multi_static_select": _static(_MANY, initial_options=items(PLAIN_OPTION, 100)),
    "external_select": _element(
        {}, {**_MENU, "initial_option": PLAIN_OPTION, "min_query_length": whole(0, 100)}
    ),
    "multi_external_select": _element(
        {}, {**_MANY, "initial_options": items(PLAIN_OPTION, 100), "min_query_length": whole(0, 100)}
    ),
    "users_select": _element({}, {**_MENU, "initial_user": _ID}),
    "multi_users_select": _element({}, {**_MANY, "initial_users": items(_ID, 1000, 0)}),
    "channels_select": _element({}, {**_MENU, "initial_channel": _ID, "response_url_enabled": boolean}),
    "multi_channels_select": _element({}, {**_MANY, "initial_channels": items(_ID, 1000, 0)}),
    "conversations_select": _element({}, {**_MENU, "initial_conversation": _ID, **_CONVERSATIONS}),
    "multi_conversations_select": _element(
        {}, {**_MANY, "initial_conversations": items(_ID, 1000, 0), **_CONVERSATIONS}
    ),
    "overflow": _element({"options": items(PLAIN_OPTION, 5)}, _CONFIRMED),
    "radio_buttons": _choices(10, initial_option=RICH_OPTION),
    "checkboxes": _choices(10, initial_options=items(RICH_OPTION, 10)),
    "datepicker": _picker(
        initial_date=matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "YYYY-MM-DD")
    ),
    "timepicker": _picker(initial_time=matching(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm")),
    "datetimepicker": _picker(initial_date_time=whole(10**9, 10**10 - 1)),
    "rich_text_input": _input(rich_text, min_lines=whole(1, 100), max_lines=whole(1, 100)),
}
_TEXT_INPUT = _input(string(3000, 0), multiline=boolean, min_length=whole(0, 3000), max_length=whole(1, 3000))
_NUMBER = matching(r"-?\d+(\.\d+)?", "a number in a string")
# Elements of input blocks.
INPUTS: Final[Mapping[str, Check]] = {
    **{name: check for name, check in ACTIONS.items() if name not in {"button", "overflow"}},
    "plain_text_input": _TEXT_INPUT,
    "email_text_input": _input(string(3000, 0)),
    "url_text_input": _input(string(3000, 0)),
    "number_input": _element(
        {"is_decimal_allowed": boolean},
        {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER, **_HINTED, **_DISPATCH},
    ),
}
MODAL_INPUTS: Final[Mapping[str, Check]] = {
    **INPUTS,
    "file_input": _element({}, {"filetypes": items(string(20), 100), "max_files": whole(1, 10)}),
}
CONTEXT_ACTIONS: Final[Mapping[str, Check]] = {
    "feedback_buttons": _element({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}),
    "icon_button": _element(
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "value": string(2000),
            "visible_to_user_ids": items(_ID, 1000, 0),
            "accessibility_label": string(75),
            **_CONFIRMED,
        },
    ),
}
SOURCE: Final = by_type({"url": fields({"type": anything, "url": string(3000), "text": string(256)})})
