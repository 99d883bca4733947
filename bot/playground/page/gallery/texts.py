"""Texts of the gallery, and the small objects that its blocks are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.json_values import JsonObject


def plain(text: str) -> JsonObject:
    """Return a plain text object."""
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> JsonObject:
    """Return a text object in Slack's own markup."""
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, description: str | None = None) -> JsonObject:
    """Return something to choose."""
    more = {"description": plain(description)} if description else {}
    return {"text": plain(text), "value": value, **more}


def button(text: str, action: str, **more: object) -> JsonObject:
    """Return a button."""
    return {"type": "button", "text": plain(text), "action_id": action, "value": action, **more}


OPTIONS: Final = [
    option("Business", "business", "Sales, plants, people"),
    option("IT", "it"),
    option("Both", "both"),
]
GROUPS: Final = [
    {"label": plain("Denmark"), "options": [option("Aarhus", "aarhus"), option("Odense", "odense")]},
    {"label": plain("Germany"), "options": [option("Kiel", "kiel")]},
]
CONFIRM: Final = {
    "title": plain("Start over?"),
    "text": mrkdwn("All *eleven* answers are forgotten."),
    "confirm": plain("Start over"),
    "deny": plain("Keep them"),
    "style": "danger",
}


def text(words: str, **style: bool) -> JsonObject:
    """Return a piece of rich text."""
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def span(*elements: JsonObject) -> JsonObject:
    """Return a line of rich text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def _items(style: str, indent: int, *texts: str) -> JsonObject:
    items = [span(text(words)) for words in texts]
    return {"type": "rich_text_list", "style": style, "indent": indent, "elements": items}


RICH: Final[Sequence[JsonObject]] = (
    span(
        text("Rich text: "),
        text("bold", bold=True),
        text(", "),
        text("italic", italic=True),
        text(", "),
        text("struck", strike=True),
        text(", "),
        text("code", code=True),
        text(", "),
        text("underlined", underline=True),
        text(", "),
        text("marked", highlight=True),
        text("; "),
        {"type": "link", "url": "https://halden.example/plan", "text": "the plan"},
        text(", "),
        {"type": "user", "user_id": "U0BRUNO"},
        text(", "),
        {"type": "user", "user_id": "U0ASTRID"},
        text(", "),
        {"type": "channel", "channel_id": "C0STRATEGY"},
        text(", "),
        {"type": "usergroup", "usergroup_id": "S0BOARD"},
        text(", "),
        {"type": "broadcast", "range": "here"},
        text(", "),
        {"type": "emoji", "name": "tada"},
        text(", "),
        {"type": "color", "value": "#7a1fa2"},
        text(", "),
        {"type": "date", "timestamp": 1_750_000_000, "format": "{date_long} at {time}", "fallback": "June"},
        text(", "),
        {"type": "team", "team_id": "TLOCAL"},
    ),
    _items("bullet", 0, "First", "Second"),
    _items("ordered", 1, "Second, one", "Second, two"),
    _items("bullet", 2, "Deeper still"),
    _items("bullet", 0, "Third"),
    {"type": "rich_text_quote", "elements": [text("A strategy nobody can say aloud is none.")]},
    {"type": "rich_text_preformatted", "elements": [text("plumbline ask 'Why?'")]},
)
MRKDWN: Final = (
    "*Bold*, _italic_, ~struck~, `code`, <https://halden.example|a link>, <@U0CARMEN>, <#C0STRATEGY>, "
    "<!here>, :books:, <!date^1750000000^{date_num} {time}|June>\n&gt; A quote\n```A block of code```"
)
MARKDOWN: Final = (
    "# Alignment\nAligned strategies **support** each other [1].\n\n1. Say what matters\n2. Say what it takes"
    "\n\n- [the plan](https://halden.example/plan)\n- ~~yesterday's~~ plan\n\n> Quoted\n\n| Side | Score |"
    "\n|:--|--:|\n| Business | 3.2 |\n| IT | 2.8 |\n\n```\nplumbline doctor\n```"
)
