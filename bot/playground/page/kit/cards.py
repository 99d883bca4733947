"""Blocks that frame others: alerts, cards, rows of cards, containers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit.elements import interactive
from bot.playground.page.kit.html import joined, tag
from bot.playground.page.kit.media import picture
from bot.playground.page.kit.rich_text import rich_text
from bot.playground.page.kit.texts import heard, paragraphs, phrase

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

# A level is said in a word and a sign: colour alone would not reach everybody.
_LEVELS: Final = {
    "default": ("•", "Note"), "info": ("ℹ", "For your information"), "warning": ("⚠", "Warning"),
    "error": ("✗", "Error"), "success": ("✓", "Success"),
}  # fmt: skip


def alert(block: JsonObject, context: Context) -> Markup:
    """Return an alert."""
    level = block.get("level") or "default"
    sign, word = _LEVELS[level]
    marked = tag("span", sign, role="img", aria_label=word)
    return tag(
        "div", marked, paragraphs(block["text"], context), class_=f"kit-alert kit-level-{level}", role="note"
    )


def card(block: JsonObject, context: Context) -> Markup:
    """Return a card: picture, title, words and buttons, each where it is given."""
    parts = [picture(block["hero_image"], context)] if block.get("hero_image") else []
    parts += [tag("span", picture(block["icon"], context), class_="kit-sign")] if block.get("icon") else []
    parts += [tag("p", tag("strong", phrase(block["title"], context)))] if block.get("title") else []
    parts += [tag("p", tag("small", phrase(block["subtitle"], context)))] if block.get("subtitle") else []
    parts += [paragraphs(block["body"], context)] if block.get("body") else []
    parts += [tag("p", tag("small", phrase(block["subtext"], context)))] if block.get("subtext") else []
    buttons = [interactive(block, element, context) for element in block.get("actions") or ()]
    parts += [tag("div", *buttons, class_="kit-actions")] if buttons else []
    return tag("div", *parts, class_="kit-card")


def carousel(block: JsonObject, context: Context) -> Markup:
    """Return cards in a row that scrolls sideways."""
    cards = [tag("li", card(element, context)) for element in block["elements"]]
    return tag("ul", *cards, class_="kit-carousel", tabindex=0, role="list", aria_label="Cards")


def container(block: JsonObject, content: Markup, context: Context) -> Markup:
    """Return a container around what is in it, folded away where the app wants that."""
    titled = block.get("rich_text_title")
    plain = block.get("title")
    title = (
        rich_text(titled["elements"], context)
        if titled
        else tag("strong", phrase(plain, context))
        if plain
        else ""
    )
    icon = [tag("span", picture(block["icon"], context), class_="kit-sign")] if block.get("icon") else []
    subtitle = [" ", tag("small", phrase(block["subtitle"], context))] if block.get("subtitle") else []
    head = joined((*icon, title, *subtitle))
    if block.get("is_collapsible"):
        return tag(
            "details",
            tag("summary", head),
            content,
            class_="kit-frame",
            open=not block.get("default_collapsed"),
        )
    name = heard(plain) if plain else "Container"
    return tag("section", tag("div", head), content, class_="kit-frame", aria_label=name)
