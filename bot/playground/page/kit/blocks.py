"""Blocks as HTML: by their type; one that is not known is a visible warning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit import cards, media, tables, tasks
from bot.playground.page.kit.elements import asked, interactive
from bot.playground.page.kit.fields import Field
from bot.playground.page.kit.html import joined, tag
from bot.playground.page.kit.markdown import markdown
from bot.playground.page.kit.notices import warning
from bot.playground.page.kit.rich_text import rich_text
from bot.playground.page.kit.texts import paragraphs, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

_GROUPED: Final = frozenset({
    "radio_buttons", "checkboxes", "multi_static_select", "multi_users_select", "multi_channels_select",
    "multi_conversations_select", "external_select", "multi_external_select",
})  # fmt: skip
_DEEPEST_HEADING: Final = 6


def render_blocks(blocks: Iterable[JsonObject], context: Context) -> Markup:
    """Return blocks as HTML, in order."""
    return joined(_block(block, context) for block in blocks)


def _block(block: JsonObject, context: Context) -> Markup:
    renderer = _BLOCKS.get(block["type"])
    if renderer is None:
        return warning(f"a block of type “{block['type']}”")
    return tag("div", renderer(block, context), class_=f"kit-block kit-{block['type'].replace('_', '-')}")


def _section(block: JsonObject, context: Context) -> Markup:
    text = [tag("div", paragraphs(block["text"], context), class_="kit-text")] if block.get("text") else []
    fields = [tag("div", paragraphs(field, context)) for field in block.get("fields") or ()]
    grid = [tag("div", *fields, class_="kit-fields")] if fields else []
    accessory = block.get("accessory")
    beside = [tag("div", _beside(block, accessory, context), class_="kit-accessory")] if accessory else []
    return joined((tag("div", *text, *grid, class_="kit-body"), *beside))


def _beside(block: JsonObject, accessory: JsonObject, context: Context) -> Markup:
    if accessory["type"] == "image":
        return media.picture(accessory, context)
    return interactive(block, accessory, context)


def _header(block: JsonObject, context: Context) -> Markup:
    level = min(block.get("level") or context.heading, _DEEPEST_HEADING)
    return tag(f"h{max(level, context.heading)}", phrase(block["text"], context))


def _context(block: JsonObject, context: Context) -> Markup:
    return joined(
        media.picture(element, context)
        if element["type"] == "image"
        else tag("span", phrase(element, context))
        for element in block["elements"]
    )


def _divider(_block: JsonObject, _context: Context) -> Markup:
    return tag("hr")


def _actions(block: JsonObject, context: Context) -> Markup:
    return joined(interactive(block, element, context) for element in block["elements"])


def _input(block: JsonObject, context: Context) -> Markup:
    field = Field(block, block["element"], context)
    optional = [tag("small", " (optional)")] if block.get("optional") else []
    # Choices that belong together are named by the legend of their group instead.
    grouped = block["element"]["type"] in _GROUPED
    label = [] if grouped else [tag("label", phrase(block["label"], context), *optional, for_=field.id)]
    hint = block.get("hint")
    hints = [tag("p", phrase(hint, context), id=f"{field.id}-hint", class_="kit-hint")] if hint else []
    errors = [tag("p", f"⚠ {field.error}", id=f"{field.id}-error", class_="kit-error")] if field.error else []
    return joined((*label, asked(block, context), *errors, *hints))


def _markdown(block: JsonObject, context: Context) -> Markup:
    return markdown(block["text"], context)


def _rich_text(block: JsonObject, context: Context) -> Markup:
    return rich_text(block["elements"], context)


def _container(block: JsonObject, context: Context) -> Markup:
    return cards.container(block, render_blocks(block["child_blocks"], context), context)


_BLOCKS: Final[Mapping[str, Callable[[JsonObject, Context], Markup]]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "divider": _divider,
    "actions": _actions,
    "context_actions": _actions,
    "input": _input,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "image": media.image,
    "video": media.video,
    "file": media.remote_file,
    "table": tables.table,
    "data_table": tables.data_table,
    "task_card": tasks.task_card,
    "plan": tasks.plan,
    "alert": cards.alert,
    "card": cards.card,
    "carousel": cards.carousel,
    "container": _container,
}
