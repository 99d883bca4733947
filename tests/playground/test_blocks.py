from __future__ import annotations

from typing import Any

import pytest

from bot.playground.blocks import complete_blocks, message_problems, view_problems
from tests.playground.calling import asking, button, home, modal, plain, section

Block = dict[str, Any]

OPTION = {"text": plain("One"), "value": "1"}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "up", "accessibility_label": "A good answer"},
    "negative_button": {"text": plain("Bad"), "value": "down"},
}
SPAN = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x", "style": {"bold": True}}]}
CELL = {"type": "raw_text", "text": "a"}
CARD = {"type": "card", "title": plain("A card")}
RICH = {"type": "rich_text", "elements": [SPAN]}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def menu(kind: str = "static_select", **more: object) -> Block:
    return {"type": kind, "action_id": "menu", "placeholder": plain("Pick"), **more}


RIGHT = {
    "section with fields": {"type": "section", "fields": [plain("a"), {"type": "mrkdwn", "text": "*b*"}]},
    "section with a button": section("x", accessory=button()),
    "section with an image": section(
        "x", accessory={"type": "image", "image_url": "https://x.example/a.png", "alt_text": "a"}
    ),
    "header": {"type": "header", "text": plain("Sources")},
    "context": {"type": "context", "elements": [plain("a"), {"type": "mrkdwn", "text": "b"}]},
    "divider": {"type": "divider"},
    "buttons": actions(
        button(action_id="a", value="v", style="primary"), button(url="https://x.example", action_id="b")
    ),
    "menus": actions(
        menu(options=[OPTION]),
        {**menu("users_select"), "action_id": "u"},
        {**menu("external_select"), "action_id": "e"},
    ),
    "grouped menu": actions(menu(option_groups=[{"label": plain("Group"), "options": [OPTION]}])),
    "pickers": actions(
        {"type": "datepicker", "initial_date": "2026-01-31"}, {"type": "timepicker", "action_id": "t"}
    ),
    "overflow": section("x", accessory={"type": "overflow", "options": [OPTION, OPTION]}),
    "radio buttons": actions({"type": "radio_buttons", "options": [OPTION], "initial_option": OPTION}),
    "checkboxes": actions({"type": "checkboxes", "options": [{**OPTION, "description": plain("more")}]}),
    "input": asking("Why?", "why", multiline=True, max_length=3000),
    "card": {"type": "card", "body": plain("a"), "actions": [button(action_id="a")]},
    "carousel": {"type": "carousel", "elements": [CARD, CARD]},
    "container": {"type": "container", "title": plain("a"), "child_blocks": [section("x"), CARD]},
    "data table": {
        "type": "data_table",
        "caption": "a",
        "rows": [[CELL], [{"type": "raw_number", "value": 3}]],
    },
    "video": {
        "type": "video",
        "title": plain("a"),
        "alt_text": "a",
        "video_url": "https://x.example/v",
        "thumbnail_url": "https://x.example/t.png",
    },
    "markdown": {"type": "markdown", "text": "**bold** [a](https://x.example)"},
    "rich text": {
        "type": "rich_text",
        "elements": [
            SPAN,
            {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [SPAN, SPAN]},
            {"type": "rich_text_quote", "elements": [{"type": "user", "user_id": "U0ASTRID"}]},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "code"}]},
        ],
    },
    "image": {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A radar", "title": plain("Radar")},
    "table": {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": "a"}, RICH]],
        "column_settings": [{"align": "right", "is_wrapped": True}],
    },
    "plan": {
        "type": "plan",
        "title": "Steps",
        "tasks": [{"task_id": "1", "title": "Read", "status": "complete"}],
    },
    "task card": {
        "type": "task_card",
        "task_id": "1",
        "title": "Read",
        "status": "in_progress",
        "output": RICH,
        "sources": [{"type": "url", "url": "https://x.example", "text": "x"}],
    },
    "feedback": {"type": "context_actions", "elements": [FEEDBACK]},
    "icon button": {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "d"}],
    },
    "alert": {"type": "alert", "text": plain("Careful"), "level": "warning"},
}


@pytest.mark.parametrize("block", RIGHT.values(), ids=RIGHT)
def test_what_slack_takes_is_taken(block: Block) -> None:
    assert message_problems([block]) == []


def long(length: int) -> str:
    return "x" * length


WRONG = {
    "unknown block": ({"type": "hologram"}, "unsupported type: hologram [json-pointer:/blocks/0]"),
    "no type": ({}, "unsupported type: None [json-pointer:/blocks/0]"),
    "section text": (
        section(long(3001)),
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    "empty section": (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    "bare section": ({"type": "section"}, "missing required field: text or fields [json-pointer:/blocks/0]"),
    "eleven fields": (
        {"type": "section", "fields": [plain("a")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    "long field": (
        {"type": "section", "fields": [plain(long(2001))]},
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    "text of no kind": (
        {"type": "section", "text": {"type": "html", "text": "x"}},
        "unsupported type: html [json-pointer:/blocks/0/text]",
    ),
    "header": (
        {"type": "header", "text": plain(long(151))},
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    "header in mrkdwn": (
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "must be one of: plain_text [json-pointer:/blocks/0/text/type]",
    ),
    "eleven context elements": (
        {"type": "context", "elements": [plain("a")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "no actions": (actions(), "no fewer than 1 items required [json-pointer:/blocks/0/elements]"),
    "26 actions": (
        actions(*(button(action_id=str(number)) for number in range(26))),
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "button text": (
        actions(button(long(76))),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    "button value": (
        actions(button(value=long(2001))),
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    "action id": (
        actions(button(action_id=long(256))),
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    "block id": (
        {"type": "divider", "block_id": long(256)},
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ),
    "button style": (
        actions(button(style="green")),
        "must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ),
    "option text": (
        actions(menu(options=[{"text": plain(long(76)), "value": "1"}])),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    "option value": (
        actions(menu(options=[{"text": plain("a"), "value": long(151)}])),
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    "option description": (
        actions(menu(options=[{**OPTION, "description": plain(long(76))}])),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]",
    ),
    "no options": (
        actions(menu()),
        "missing required field: options or option_groups [json-pointer:/blocks/0/elements/0]",
    ),
    "101 options": (
        actions(menu(options=[OPTION] * 101)),
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    "eleven radio buttons": (
        actions({"type": "radio_buttons", "options": [OPTION] * 11}),
        "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    "six overflow options": (
        actions({"type": "overflow", "options": [OPTION] * 6}),
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    "input among actions": (
        actions({"type": "plain_text_input"}),
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]",
    ),
    "feedback among actions": (
        actions(FEEDBACK),
        "unsupported type: feedback_buttons [json-pointer:/blocks/0/elements/0]",
    ),
    "image without alt text": (
        {"type": "image", "image_url": "https://x.example/a.png"},
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    "101 rows": (
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]] * 101},
        "no more than 100 items allowed [json-pointer:/blocks/0/rows]",
    ),
    "21 columns": (
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * 21]},
        "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
    ),
    "task status": (
        {"type": "task_card", "task_id": "1", "title": "a", "status": "done"},
        "must be one of: pending, in_progress, complete, error [json-pointer:/blocks/0/status]",
    ),
    "stranger's property": (
        {"type": "divider", "color": "red"},
        "invalid additional property: color [json-pointer:/blocks/0]",
    ),
    "initial option that is not offered": (
        actions(menu(options=[OPTION], initial_option={**OPTION, "value": "2"})),
        "must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    "initial options of a menu of one": (
        actions(menu(options=[OPTION], initial_options=[OPTION])),
        "invalid additional property: initial_options [json-pointer:/blocks/0/elements/0]",
    ),
    "date in words": (
        actions({"type": "datepicker", "initial_date": "31 January"}),
        "must be in format YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    "time in words": (
        actions({"type": "timepicker", "initial_time": "25:00"}),
        "must be in format HH:mm [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    "conversation filter": (
        actions(menu("conversations_select", filter={"include": ["friends"]})),
        "must be one of: im, mpim, private, public [json-pointer:/blocks/0/elements/0/filter/include/0]",
    ),
    "picture without a place": (
        {"type": "image", "alt_text": "a"},
        "missing required field: image_url or slack_file [json-pointer:/blocks/0]",
    ),
    "empty card": (
        {"type": "card", "subtitle": plain("a")},
        "missing required field: hero_image or title or actions or body [json-pointer:/blocks/0]",
    ),
    "card with four buttons": (
        {"type": "card", "actions": [button(action_id=str(number)) for number in range(4)]},
        "no more than 3 items allowed [json-pointer:/blocks/0/actions]",
    ),
    "eleven cards": (
        {"type": "carousel", "elements": [CARD] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "container in a container": (
        {"type": "container", "title": plain("a"), "child_blocks": [{"type": "container"}]},
        "unsupported type: container [json-pointer:/blocks/0/child_blocks/0]",
    ),
    "video without words": (
        {
            "type": "video",
            "title": plain("a"),
            "video_url": "https://x.example",
            "thumbnail_url": "https://x.example",
        },
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    "long alert": (
        {"type": "alert", "text": plain(long(201))},
        "must be less than 201 characters [json-pointer:/blocks/0/text/text]",
    ),
    "data table of a header alone": (
        {"type": "data_table", "caption": "a", "rows": [[CELL]]},
        "no fewer than 2 items required [json-pointer:/blocks/0/rows]",
    ),
    "uneven data table": (
        {"type": "data_table", "caption": "a", "rows": [[CELL], [CELL, CELL]]},
        "all rows must have the same number of cells [json-pointer:/blocks/0/rows]",
    ),
    "rich text as a data table's header": (
        {"type": "data_table", "caption": "a", "rows": [[RICH], [CELL]]},
        "unsupported type: rich_text [json-pointer:/blocks/0/rows/0]",
    ),
    "too much in a table": (
        {"type": "table", "rows": [[{"type": "raw_text", "text": long(5_001)}] * 2]},
        "table cells must be less than 10001 characters [json-pointer:/blocks]",
    ),
    "file input in a message": (
        {"type": "input", "label": plain("a"), "element": {"type": "file_input"}},
        "unsupported type: file_input [json-pointer:/blocks/0/element]",
    ),
}


@pytest.mark.parametrize(("block", "problem"), WRONG.values(), ids=WRONG)
def test_what_slack_refuses_is_named_with_its_place(block: Block, problem: str) -> None:
    assert message_problems([block]) == [problem]


def test_block_ids_are_used_once_in_a_message() -> None:
    divider = {"type": "divider", "block_id": "d"}

    assert message_problems([divider, divider]) == ["block_id already exists: d [json-pointer:/blocks]"]


def test_action_ids_are_used_once_in_a_block() -> None:
    twice = actions(button(action_id="a"), button(action_id="a"))

    assert message_problems([twice]) == ["action_id already exists: a [json-pointer:/blocks/0/elements]"]


def test_markdown_is_limited_over_all_blocks_of_a_message() -> None:
    halves = [{"type": "markdown", "text": long(6_001)}] * 2

    assert message_problems(halves) == [
        "markdown blocks must be less than 12001 characters [json-pointer:/blocks]"
    ]


def test_a_message_holds_one_table() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}

    assert message_problems([table, table]) == ["only_one_table_allowed [json-pointer:/blocks]"]


def test_ids_that_are_missing_are_made_up() -> None:
    (block,) = complete_blocks([actions(button())])

    assert block["block_id"]
    assert block["elements"][0]["action_id"]


def test_ids_are_made_up_for_what_stands_inside_other_blocks_too() -> None:
    inside = {"type": "card", "actions": [button()]}
    (container,) = complete_blocks([{"type": "container", "title": plain("a"), "child_blocks": [inside]}])

    (card,) = container["child_blocks"]
    assert card["block_id"]
    assert card["actions"][0]["action_id"]


def test_block_ids_inside_other_blocks_are_used_once_too() -> None:
    inside = {"type": "divider", "block_id": "d"}
    container = {"type": "container", "title": plain("a"), "child_blocks": [inside]}

    assert message_problems([inside, container]) == ["block_id already exists: d [json-pointer:/blocks]"]


VIEWS = {
    "focus on two elements": (
        modal("x", asking("a", "a", focus_on_load=True), asking("b", "b", focus_on_load=True)),
        "focus_on_load may be true for one element only [json-pointer:/view/blocks]",
    ),
    "title": (modal("x" * 25), "must be less than 25 characters [json-pointer:/view/title/text]"),
    "submit": (
        modal(submit=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/submit/text]",
    ),
    "close": (
        modal(close=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/close/text]",
    ),
    "private metadata": (
        modal(private_metadata=long(3001)),
        "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    ),
    "callback id": (
        modal(callback_id=long(256)),
        "must be less than 256 characters [json-pointer:/view/callback_id]",
    ),
    "101 blocks": (
        modal("x", *[{"type": "divider"}] * 101),
        "no more than 100 items allowed [json-pointer:/view/blocks]",
    ),
    "home with 101 blocks": (
        home(*[{"type": "divider"}] * 101),
        "no more than 100 items allowed [json-pointer:/view/blocks]",
    ),
    "markdown in a modal": (
        modal("x", {"type": "markdown", "text": "x"}),
        "unsupported type: markdown [json-pointer:/view/blocks/0]",
    ),
    "input without submit": (
        modal("x", asking("Why?", "why"), submit=None),
        "missing required field: submit [json-pointer:/view]",
    ),
}


@pytest.mark.parametrize(("view", "problem"), VIEWS.values(), ids=VIEWS)
def test_views_have_limits_of_their_own(view: Block, problem: str) -> None:
    assert view_problems(view) == [problem]


def test_modals_may_ask_for_files() -> None:
    files = {"type": "input", "label": plain("Files"), "element": {"type": "file_input", "action_id": "f"}}

    assert view_problems(modal("x", files)) == []
