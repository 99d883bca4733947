"""The gallery's modal and Home tab: every input, empty or filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.gallery.texts import GROUPS, OPTIONS, button, mrkdwn, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.json_values import JsonObject


def _ask(name: str, label: str, element: str, hint: str = "", **more: object) -> JsonObject:
    """Return an input block; what is no property of inputs is one of the element."""
    own: JsonObject = {key: more.pop(key) for key in ("optional", "dispatch_action") if key in more}
    hints = {"hint": plain(hint)} if hint else {}
    asked = {"type": element, "action_id": name, **more}
    return {
        "type": "input",
        "block_id": f"asks-{name}",
        "label": plain(label),
        "element": asked,
        **hints,
        **own,
    }


_RICH: Final = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "so", "style": {"bold": True}}]}
    ],
}

MODAL: Final[Sequence[JsonObject]] = (
    {"type": "section", "text": mrkdwn("Every input, *once*.")},
    _ask("words", "What do you expect?", "plain_text_input", "A line is enough.", max_length=200),
    _ask(
        "more",
        "Say more",
        "plain_text_input",
        multiline=True,
        optional=True,
        placeholder=plain("In your words"),
    ),
    _ask("heard", "Told at once", "plain_text_input", dispatch_action=True, initial_value="told on Enter"),
    _ask("mail", "Email", "email_text_input", placeholder=plain("name@halden.example")),
    _ask("link", "Address", "url_text_input", optional=True),
    _ask(
        "count", "How many people?", "number_input", is_decimal_allowed=False, min_value="1", max_value="50"
    ),
    _ask("rich", "Formatted", "rich_text_input", initial_value=_RICH),
    _ask("select", "Side", "static_select", options=OPTIONS, placeholder=plain("Which side?")),
    _ask("grouped", "Plant", "static_select", option_groups=GROUPS),
    _ask("several", "Sides", "multi_static_select", options=OPTIONS, initial_options=OPTIONS[:2]),
    _ask("outside", "Document", "external_select", min_query_length=1),
    _ask("outsides", "Documents", "multi_external_select", initial_options=OPTIONS[:1]),
    _ask("user", "Who?", "users_select"),
    _ask("users", "Who else?", "multi_users_select", initial_users=["U0DORTE"]),
    _ask("channel", "Channel", "channels_select", initial_channel="C0GENERAL"),
    _ask("channels", "Channels", "multi_channels_select", optional=True),
    _ask("where", "Conversation", "conversations_select"),
    _ask("wheres", "Conversations", "multi_conversations_select"),
    _ask("radio", "How sure are you?", "radio_buttons", "There is no wrong answer.", options=OPTIONS),
    _ask("checks", "What applies?", "checkboxes", options=OPTIONS, initial_options=OPTIONS[1:]),
    _ask("day", "Day", "datepicker", initial_date="2026-06-15"),
    _ask("time", "Time", "timepicker", initial_time="09:30"),
    _ask("moment", "Moment", "datetimepicker", initial_date_time=1_750_000_000),
    _ask("files", "Files", "file_input", filetypes=["pdf", "docx"], max_files=3),
)
HOME: Final[Sequence[JsonObject]] = (
    {"type": "header", "text": plain("Home")},
    {"type": "actions", "elements": [button("Start my interview", "start", style="primary")]},
    _ask("search", "Search the shelf", "plain_text_input", dispatch_action=True),
    {"type": "divider"},
    {"type": "context", "elements": [plain("Last read in March")]},
)
