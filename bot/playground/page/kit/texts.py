"""Text objects as HTML: plain text, Slack's mrkdwn, Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import mrkdwn
from bot.playground.page.kit.html import joined, tag
from bot.playground.page.kit.rich_text import inline, lines, rich_text

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context


def render_mrkdwn(source: str, context: Context) -> Markup:
    """Return Slack's mrkdwn, as in a message's own text."""
    return rich_text(mrkdwn.parts(source), context)


def paragraphs(text: JsonObject, context: Context) -> Markup:
    """Return a text object with room for quotes and code blocks."""
    if text["type"] == "mrkdwn":
        return render_mrkdwn(text["text"], context)
    return tag("p", phrase(text, context))


def phrase(text: JsonObject, context: Context) -> Markup:
    """Return a text object within a line."""
    if text["type"] == "mrkdwn":
        return inline(mrkdwn.inline(text["text"]), context)
    return words(text["text"], context) if text.get("emoji", True) else lines(text["text"])


def words(text: str, context: Context) -> Markup:
    """Return plain text with its line breaks and emoji."""
    return joined(
        inline([element], context) if element["type"] == "emoji" else lines(element["text"])
        for element in mrkdwn.plain(text)
    )


def heard(text: JsonObject) -> str:
    """Return a text object for an attribute, which holds no elements."""
    return " ".join(mrkdwn.spoken(text["text"]).split())
