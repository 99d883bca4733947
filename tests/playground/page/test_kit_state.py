"""From a form on the page to Slack's `state.values`, element by element."""

from __future__ import annotations

import pytest

from bot.playground.files import File
from bot.playground.page.kit import asked_for, found_options
from bot.playground.workspace import Workspace
from tests.playground.calling import plain
from tests.playground.page.browser import Screen
from tests.playground.page.rendering import OPTIONS, asked

TYPED = {
    "a line": ("plain_text_input", {}, "Shared goals", {"value": "Shared goals"}),
    "nothing": ("plain_text_input", {}, "", {"value": None}),
    "lines": ("plain_text_input", {"multiline": True}, "\none\ntwo", {"value": "\none\ntwo"}),
    "an address": ("email_text_input", {}, "a@x.example", {"value": "a@x.example"}),
    "a link": ("url_text_input", {}, "https://x.example", {"value": "https://x.example"}),
    "a number": ("number_input", {"is_decimal_allowed": True}, "-2.5", {"value": "-2.5"}),
    "a day": ("datepicker", {}, "2026-06-15", {"selected_date": "2026-06-15"}),
    "no day": ("datepicker", {}, "", {"selected_date": None}),
    "a time": ("timepicker", {}, "09:30", {"selected_time": "09:30"}),
    "a time elsewhere": (
        "timepicker",
        {"timezone": "Asia/Tokyo"},
        "09:30",
        {"selected_time": "09:30", "timezone": "Asia/Tokyo"},
    ),
    # Bruno is in Berlin, two hours ahead in summer.
    "a moment": ("datetimepicker", {}, "2026-06-15T11:00", {"selected_date_time": 1_781_514_000}),
    "no moment": ("datetimepicker", {}, "", {"selected_date_time": None}),
    "an option": ("static_select", {"options": OPTIONS}, "IT", {"selected_option": OPTIONS[1]}),
    "no option": ("static_select", {"options": OPTIONS}, "Choose…", {"selected_option": None}),
    "an option of a group": (
        "static_select",
        {"option_groups": [{"label": plain("Sides"), "options": OPTIONS}]},
        "Business",
        {"selected_option": OPTIONS[0]},
    ),
    "a person": ("users_select", {}, "Carmen Ruiz", {"selected_user": "U0CARMEN"}),
    "a channel": ("channels_select", {}, "#strategy", {"selected_channel": "C0STRATEGY"}),
    "a private channel": (
        "conversations_select",
        {},
        "#leadership",
        {"selected_conversation": "C0LEADERSHIP"},
    ),
}


@pytest.mark.parametrize(("element", "more", "typed", "kept"), TYPED.values(), ids=TYPED)
def test_what_is_typed_or_picked_becomes_state(element, more, typed, kept):
    page = asked(element, **more)

    page.screen.fill("What?", typed)

    assert page.state() == {"type": element, **kept}


TICKED = {
    "radio button": ("radio_buttons", {"options": OPTIONS}, ["IT"], {"selected_option": OPTIONS[1]}),
    "no radio button": ("radio_buttons", {"options": OPTIONS}, [], {"selected_option": None}),
    "boxes": ("checkboxes", {"options": OPTIONS}, ["Business", "IT"], {"selected_options": OPTIONS}),
    "no boxes": ("checkboxes", {"options": OPTIONS}, [], {"selected_options": []}),
    "menu of several": (
        "multi_static_select",
        {"options": OPTIONS},
        ["IT"],
        {"selected_options": OPTIONS[1:]},
    ),
    "people": (
        "multi_users_select",
        {},
        ["Carmen Ruiz", "Jun Tanaka"],
        {"selected_users": ["U0CARMEN", "U0JUN"]},
    ),
    "channels": ("multi_channels_select", {}, ["#general"], {"selected_channels": ["C0GENERAL"]}),
    "conversations": (
        "multi_conversations_select",
        {},
        ["#leadership"],
        {"selected_conversations": ["C0LEADERSHIP"]},
    ),
}


@pytest.mark.parametrize(("element", "more", "ticked", "kept"), TICKED.values(), ids=TICKED)
def test_what_is_ticked_becomes_state(element, more, ticked, kept):
    page = asked(element, **more)

    for name in ticked:
        page.screen.tick(name, "What?")

    assert page.state() == {"type": element, **kept}


def test_formatted_text_comes_back_as_rich_text():
    page = asked("rich_text_input")

    page.screen.fill("What?", "*so* says @carmen\n> aloud")

    said = [
        {"type": "text", "text": "so", "style": {"bold": True}},
        {"type": "text", "text": " says "},
        {"type": "user", "user_id": "U0CARMEN"},
    ]
    quoted = [{"type": "text", "text": "aloud"}]
    assert page.state()["rich_text_value"] == {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": said},
            {"type": "rich_text_quote", "elements": quoted},
        ],
    }


def test_files_come_back_with_what_slack_tells_of_them():
    workspace = Workspace()
    workspace.files.put(File("F1", "plan.pdf", 4, "U0BRUNO", 0, content=b"plan"))
    workspace.files.put(File("F2", "secret.pdf", 4, "U0CARMEN", 0, content=b"mine"))
    page = asked("file_input", workspace=workspace)

    for identifier in ("F1", "F2", "F3"):
        page.screen.one(".kit-files").append(hidden("b/x", identifier))

    assert [file["name"] for file in page.state()["files"]] == ["plan.pdf"]


def test_what_an_app_found_can_be_chosen():
    page = asked("multi_external_select", initial_options=OPTIONS[:1])
    menu = asked_for("b/x", page.blocks)

    found = found_options(menu, [{"text": plain("Board paper"), "value": "7"}, OPTIONS[0]], page.context)
    page.screen.one("[data-found]").append(Screen(found).one("form > div"))
    page.screen.tick("Board paper")

    chosen = [OPTIONS[0], {"text": plain("Board paper"), "value": "7"}]
    assert page.state()["selected_options"] == chosen


def test_an_app_that_finds_nothing_is_said_to():
    page = asked("external_select")

    assert found_options(asked_for("b/x", page.blocks), [], page.context) == "<p>Nothing found.</p>"


def test_a_choice_that_is_not_offered_is_no_choice():
    page = asked("static_select", options=OPTIONS)

    page.screen.one("option[value=b]")["value"] = "forged"
    page.screen.fill("What?", "Business")

    assert page.state()["selected_option"] is None


def test_names_of_blocks_and_elements_may_hold_anything():
    page = asked("plain_text_input")
    block = {
        **page.blocks[0],
        "block_id": "a/b&c=d é",
        "element": {**page.blocks[0]["element"], "action_id": "/"},
    }

    strange = type(page)([block])
    strange.screen.fill("What?", "still found")

    assert strange.values_now() == {"a/b&c=d é": {"/": {"type": "plain_text_input", "value": "still found"}}}


def hidden(name: str, value: str) -> object:
    return Screen(f'<input type="hidden" name="{name}" value="{value}">').one("input")
