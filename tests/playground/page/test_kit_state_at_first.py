"""What the app set at first, and what was entered before, on the way to the page and back."""

from __future__ import annotations

import pytest

from tests.playground.page.rendering import OPTIONS, asked

INITIAL = {
    "words": ("plain_text_input", {"initial_value": "so far"}, {"value": "so far"}),
    "lines": ("plain_text_input", {"multiline": True, "initial_value": "\na\nb\n"}, {"value": "\na\nb\n"}),
    "number": ("number_input", {"is_decimal_allowed": False, "initial_value": "3"}, {"value": "3"}),
    "option": (
        "static_select",
        {"options": OPTIONS, "initial_option": OPTIONS[1]},
        {"selected_option": OPTIONS[1]},
    ),
    "options": (
        "multi_static_select",
        {"options": OPTIONS, "initial_options": OPTIONS},
        {"selected_options": OPTIONS},
    ),
    "outside": ("external_select", {"initial_option": OPTIONS[0]}, {"selected_option": OPTIONS[0]}),
    "outsides": ("multi_external_select", {"initial_options": OPTIONS}, {"selected_options": OPTIONS}),
    "radio": (
        "radio_buttons",
        {"options": OPTIONS, "initial_option": OPTIONS[0]},
        {"selected_option": OPTIONS[0]},
    ),
    "boxes": (
        "checkboxes",
        {"options": OPTIONS, "initial_options": OPTIONS[:1]},
        {"selected_options": OPTIONS[:1]},
    ),
    "user": ("users_select", {"initial_user": "U0JUN"}, {"selected_user": "U0JUN"}),
    "users": ("multi_users_select", {"initial_users": ["U0JUN"]}, {"selected_users": ["U0JUN"]}),
    "channel": ("channels_select", {"initial_channel": "C0GENERAL"}, {"selected_channel": "C0GENERAL"}),
    "conversations": (
        "multi_conversations_select",
        {"initial_conversations": ["C0GENERAL"]},
        {"selected_conversations": ["C0GENERAL"]},
    ),
    "date": ("datepicker", {"initial_date": "2026-01-31"}, {"selected_date": "2026-01-31"}),
    "time": ("timepicker", {"initial_time": "23:59"}, {"selected_time": "23:59"}),
    "moment": (
        "datetimepicker",
        {"initial_date_time": 1_781_514_000},
        {"selected_date_time": 1_781_514_000},
    ),
}


@pytest.mark.parametrize(("element", "more", "kept"), INITIAL.values(), ids=INITIAL)
def test_what_the_app_set_at_first_comes_back_untouched(element, more, kept):
    assert asked(element, **more).state() == {"type": element, **kept}


def test_rich_text_that_the_app_set_comes_back_as_it_was():
    section = {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": "so", "style": {"bold": True}}],
    }
    first = {"type": "rich_text", "elements": [section]}

    assert asked("rich_text_input", initial_value=first).state()["rich_text_value"] == first


def test_what_was_entered_before_is_shown_and_comes_back():
    entered = {"b": {"x": {"type": "plain_text_input", "value": "typed earlier"}}}

    page = asked("plain_text_input", initial_value="by the app", values=entered)

    assert page.screen.labelled("What?")["value"] == "typed earlier"
    assert page.state()["value"] == "typed earlier"


def test_what_was_not_on_the_screen_yet_keeps_what_the_app_set():
    page = asked("plain_text_input", initial_value="by the app")

    for control in page.screen.all("input"):
        control.decompose()

    assert page.state()["value"] == "by the app"
