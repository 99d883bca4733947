"""The gallery's message: every block that a message may hold, and every element that acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.gallery.texts import (
    CONFIRM,
    GROUPS,
    MARKDOWN,
    MRKDWN,
    OPTIONS,
    RICH,
    button,
    mrkdwn,
    option,
    plain,
    span,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.json_values import JsonObject

_ELSEWHERE: Final = {
    "type": "image",
    "image_url": "https://halden.example/plant.png",
    "alt_text": "The plant in Aarhus",
}
_HERE: Final = {"type": "image", "slack_file": {"id": "icon.svg"}, "alt_text": "A plumb line in a circle"}


def _cell(text: str) -> JsonObject:
    return {"type": "raw_text", "text": text}


_ROWS: Final = [
    [_cell("Practice"), _cell("Business"), _cell("IT")],
    [_cell("Shared goals"), {"type": "raw_number", "value": 3.2, "text": "3.2"}, _cell("2.8")],
    [{"type": "rich_text", "elements": [span(text("One plan", bold=True))]}, _cell("2.1"), _cell("3.9")],
]
_CARD: Final = {
    "type": "card",
    "icon": _HERE,
    "title": mrkdwn("*Interview*"),
    "subtitle": plain("Eleven questions"),
    "body": mrkdwn("Takes a quarter of an hour."),
    "subtext": plain("Nobody sees your answers."),
}
_FEEDBACK: Final = {
    "type": "feedback_buttons",
    "action_id": "thumbs",
    "positive_button": {"text": plain("👍"), "value": "up", "accessibility_label": "This answer was useful"},
    "negative_button": {"text": plain("👎"), "value": "down", "accessibility_label": "It was not useful"},
}
_TASK: Final = {"type": "task_card", "task_id": "read", "title": "Read the board paper", "status": "complete"}
_MORE: Final = {
    "details": {"type": "rich_text", "elements": [span(text("Forty pages."))]},
    "output": {"type": "rich_text", "elements": [span(text("Three goals."))]},
    "sources": [{"type": "url", "url": "https://halden.example/paper", "text": "Board paper"}],
}
_TASKS: Final = [
    {**_TASK, "task_id": "a"},
    {**_TASK, "task_id": "b", "title": "Compare both sides", "status": "in_progress"},
    {**_TASK, "task_id": "c", "title": "Write it down", "status": "pending"},
    {**_TASK, "task_id": "d", "title": "Ask the archive", "status": "error"},
]
_MENU: Final = {"placeholder": plain("Which side?")}

MESSAGE: Final[Sequence[JsonObject]] = (
    {"type": "header", "text": plain("A header :compass:")},
    {"type": "section", "text": mrkdwn(MRKDWN),
     "accessory": button("Open", "open", accessibility_label="Open it")},
    {"type": "section", "fields": [mrkdwn("*Owner*\nGoran"), mrkdwn("*Due*\nJune"), plain("Plain\ntext")]},
    {"type": "section", "text": plain("With a picture beside it"), "accessory": _HERE},
    {"type": "section", "text": plain("With more actions"), "accessory": {
        "type": "overflow", "action_id": "more",
        "options": [option("Remind me", "remind", "Tomorrow at nine"),
                    {**option("Read the plan", "read"), "url": "https://halden.example/plan"}],
    }},
    {"type": "context", "elements": [_HERE, mrkdwn("*3* sources"), plain("from the board's shelf")]},
    {"type": "divider"},
    {"type": "actions", "elements": [
        button("Ask", "ask", style="primary"),
        button("Start over", "again", style="danger", confirm=CONFIRM),
        button("Later", "later"),
        button("Read", "read", url="https://halden.example/plan"),
        {"type": "static_select", "action_id": "side", "options": OPTIONS,
         "initial_option": OPTIONS[0], **_MENU},
        {"type": "static_select", "action_id": "plant", "option_groups": GROUPS, "confirm": CONFIRM},
        {"type": "users_select", "action_id": "who", "initial_user": "U0BRUNO"},
        {"type": "channels_select", "action_id": "channel"},
        {"type": "conversations_select", "action_id": "where", "filter": {"include": ["public", "private"]}},
        {"type": "external_select", "action_id": "document", "placeholder": plain("Which document?")},
        {"type": "multi_users_select", "action_id": "people", "placeholder": plain("Who takes part?")},
        {"type": "multi_static_select", "action_id": "sides", "options": OPTIONS, "max_selected_items": 2},
        {"type": "radio_buttons", "action_id": "one", "options": OPTIONS, "initial_option": OPTIONS[1]},
        {"type": "checkboxes", "action_id": "some", "options": OPTIONS, "initial_options": OPTIONS[:1]},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-06-15"},
        {"type": "timepicker", "action_id": "time", "initial_time": "09:30", "timezone": "Europe/Copenhagen"},
        {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1_750_000_000},
    ]},
    {"type": "rich_text", "elements": list(RICH)},
    {"type": "markdown", "text": MARKDOWN},
    {**_HERE, "title": plain("A picture that was uploaded")},
    {**_ELSEWHERE, "title": plain("A picture elsewhere")},
    {"type": "video", "title": plain("The plant from above"), "title_url": "https://halden.example/v",
     "video_url": "https://halden.example/v.mp4", "thumbnail_url": "https://halden.example/t.png",
     "alt_text": "A plant from above", "author_name": "Emil", "description": plain("Two minutes.")},
    {"type": "table", "rows": _ROWS,
     "column_settings": [{"is_wrapped": True}, {"align": "right"}, {"align": "center"}]},
    {"type": "data_table", "caption": "Scores by practice", "rows": _ROWS},
    {"type": "plan", "title": "How I answer this", "tasks": _TASKS},
    {**_TASK, **_MORE},
    {"type": "alert", "level": "warning", "text": mrkdwn("The shelf was last read *in March*.")},
    {**_CARD, "actions": [button("Start", "start")]},
    {"type": "carousel", "elements": [{**_CARD, "block_id": "left"}, {**_CARD, "block_id": "right"}]},
    {"type": "container", "title": plain("A container"), "subtitle": plain("around other blocks"),
     "child_blocks": [{"type": "section", "text": plain("Inside")}]},
    {"type": "container", "title": plain("One that folds"), "is_collapsible": True, "default_collapsed": True,
     "child_blocks": [{"type": "section", "text": plain("Inside, folded")}]},
    {"type": "file", "external_id": "board-paper", "source": "remote"},
    {"type": "context_actions", "elements": [_FEEDBACK, {
        "type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "delete",
        "accessibility_label": "Delete this answer",
    }]},
)  # fmt: skip
