"""From what acted on the page to the entry in Slack's `actions`, element by element."""

from __future__ import annotations

import pytest

from bot.playground.errors import PlaygroundError
from bot.playground.page.kit import action_of
from tests.playground.calling import button, plain, section
from tests.playground.page.rendering import OPTIONS, Page, asked, offered


def told(element: str, **more: object) -> dict[str, object]:
    return {"type": element, "block_id": "b", "action_id": "x", **more}


def test_a_button_tells_its_text_and_value():
    page = offered("button", text=plain("Ask"), value="why")

    assert page.act("button") == told("button", text=plain("Ask"), value="why")


def test_a_link_that_looks_like_a_button_tells_too():
    page = offered("button", text=plain("Read"), url="https://x.example/plan")

    assert page.screen.one("a")["href"] == "https://x.example/plan"
    assert page.act("a") == told("button", text=plain("Read"))


def test_an_icon_button_tells_its_value():
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "x", "value": "7"}
    page = Page([{"type": "context_actions", "block_id": "b", "elements": [icon]}])

    assert page.act("button") == told("icon_button", text=plain("Delete"), value="7")


@pytest.mark.parametrize(("label", "value"), [("Useful", "up"), ("Not useful", "down")])
def test_thumbs_tell_which_of_them_was_pressed(label, value):
    thumbs = {
        "type": "feedback_buttons",
        "action_id": "x",
        "positive_button": {"text": plain("👍"), "value": "up", "accessibility_label": "Useful"},
        "negative_button": {"text": plain("👎"), "value": "down", "accessibility_label": "Not useful"},
    }
    page = Page([{"type": "context_actions", "block_id": "b", "elements": [thumbs]}])

    action = page.act(f'button[aria-label="{label}"]')

    assert (action["type"], action["value"], action["action_id"]) == ("feedback_buttons", value, "x")


def test_the_thumb_that_was_pressed_stays_marked():
    thumb = {"text": plain("👍"), "value": "up"}
    thumbs = {"type": "feedback_buttons", "action_id": "x", "positive_button": thumb}
    block = {
        "type": "context_actions",
        "block_id": "b",
        "elements": [{**thumbs, "negative_button": {"text": plain("👎"), "value": "down"}}],
    }

    page = Page([block], values={"b": {"x": {"type": "feedback_buttons", "value": "down"}}})

    assert [thumb["aria-pressed"] for thumb in page.screen.all("button")] == ["false", "true"]


def test_a_menu_of_more_actions_tells_the_option():
    page = offered("overflow", options=OPTIONS)

    assert page.act('[data-pressed="1"]') == told("overflow", selected_option=OPTIONS[1])


def test_the_button_beside_a_section_tells_of_itself():
    page = Page([section("Paper", block_id="b", accessory=button("Open", action_id="x", value="v"))])

    assert page.act("button") == told("button", text=plain("Open"), value="v")


CHOSEN = {
    "static_select": ({"options": OPTIONS}, "IT", {"selected_option": OPTIONS[1]}),
    "users_select": ({}, "Jun Tanaka", {"selected_user": "U0JUN"}),
    "channels_select": ({}, "#general", {"selected_channel": "C0GENERAL"}),
    "conversations_select": ({}, "#general", {"selected_conversation": "C0GENERAL"}),
    "datepicker": ({}, "2026-06-15", {"selected_date": "2026-06-15"}),
    "timepicker": ({}, "09:30", {"selected_time": "09:30"}),
    "datetimepicker": ({}, "2026-06-15T11:00", {"selected_date_time": 1_781_514_000}),
}


@pytest.mark.parametrize("element", CHOSEN)
def test_a_menu_or_picker_tells_what_was_chosen(element):
    more, picked, chosen = CHOSEN[element]
    page = offered(element, **more, placeholder=plain("Which?"))

    page.screen.fill("Which?", picked)

    assert page.act("[data-acts]") == told(element, **chosen)


@pytest.mark.parametrize(
    ("element", "kept"), [("radio_buttons", "selected_option"), ("checkboxes", "selected_options")]
)
def test_ticking_tells_what_is_ticked_now(element, kept):
    page = offered(element, options=OPTIONS)

    page.screen.tick("IT")

    assert page.act("input[value=i]") == told(
        element, **{kept: OPTIONS[1] if kept[-1] == "n" else [OPTIONS[1]]}
    )


def test_a_menu_of_several_tells_all_that_are_chosen():
    page = offered("multi_users_select", initial_users=["U0JUN"])

    page.screen.tick("Carmen Ruiz")

    assert page.act('input[value="U0JUN"]') == told(
        "multi_users_select", selected_users=["U0CARMEN", "U0JUN"]
    )


def test_an_input_that_is_told_at_once_tells_what_was_typed():
    page = asked("plain_text_input", dispatch_action=True)

    page.screen.fill("What?", "goals")

    assert page.act("[data-acts=enter]") == told("plain_text_input", value="goals")


WHEN = {
    "on Enter": ({}, "enter"),
    "on each letter": ({"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}, "type"),
}


@pytest.mark.parametrize(("config", "acts"), WHEN.values(), ids=WHEN)
def test_the_app_says_when_it_is_told_of_typing(config, acts):
    page = asked("plain_text_input", dispatch_action=True, **config)

    assert page.screen.labelled("What?")["data-acts"] == acts


def test_an_input_is_told_on_submission_only_unless_the_app_wants_otherwise():
    assert asked("plain_text_input").screen.all("[data-acts]") == []


def test_what_is_gone_from_the_view_cannot_be_pressed_any_more():
    before = offered("button", text=plain("Ask"))
    pressed = before.screen.sent(before.screen.one("button"))

    with pytest.raises(PlaygroundError, match="no longer here"):
        action_of(pressed, Page([section("changed")]).blocks, before.context)


def test_an_option_that_is_gone_cannot_be_chosen_any_more():
    page = offered("overflow", options=OPTIONS)
    page.screen.one('[data-pressed="1"]')["data-pressed"] = "2"

    with pytest.raises(PlaygroundError, match="no longer here"):
        page.act('[data-pressed="2"]')


def test_buttons_inside_cards_and_containers_tell_of_themselves():
    card = {"type": "card", "block_id": "b", "actions": [button("Start", action_id="x")]}
    page = Page([{"type": "container", "title": plain("Box"), "child_blocks": [card]}])

    assert page.act("button") == told("button", text=plain("Start"))
