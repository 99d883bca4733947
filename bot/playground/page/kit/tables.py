"""Tables, with header cells and a caption, for eyes and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.kit.html import tag
from bot.playground.page.kit.rich_text import rich_text
from bot.playground.page.kit.texts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context


def table(block: JsonObject, context: Context) -> Markup:
    """Return a table block; its first row is the header, as Slack shows it."""
    rows, settings = block["rows"], block.get("column_settings") or []
    name = f"Table of {len(rows) - 1} rows"
    looks = [_look(setting or {}) for setting in settings] + [None] * max(map(len, rows))
    shown = tag(
        "table", tag("caption", name, class_="kit-hidden"), *_head_and_body(rows, looks, None, context)
    )
    return _scrolling(name, shown)


def data_table(block: JsonObject, context: Context) -> Markup:
    """Return a data table: it says itself what it is called, and which column names the rows."""
    rows = block["rows"]
    looks = [None] * max(map(len, rows))
    parts = _head_and_body(rows, looks, block.get("row_header_column_index") or 0, context)
    return _scrolling(block["caption"], tag("table", tag("caption", block["caption"]), *parts))


def _scrolling(name: str, shown: Markup) -> Markup:
    # It may be wider than the page: whoever has no mouse scrolls it once it has the focus.
    return tag("div", shown, class_="kit-scroll", tabindex=0, role="region", aria_label=name)


def _head_and_body(
    rows: Sequence[Sequence[JsonObject]], looks: Sequence[str | None], naming: int | None, context: Context
) -> tuple[Markup, Markup]:
    head = [tag("th", _cell(cell, context), scope="col", class_=looks[at]) for at, cell in enumerate(rows[0])]
    body = [tag("tr", *_row(row, looks, naming, context)) for row in rows[1:]]
    return tag("thead", tag("tr", *head)), tag("tbody", *body)


def _row(
    row: Sequence[JsonObject], looks: Sequence[str | None], naming: int | None, context: Context
) -> list[Markup]:
    return [
        tag("th", _cell(cell, context), scope="row", class_=looks[at])
        if at == naming
        else tag("td", _cell(cell, context), class_=looks[at])
        for at, cell in enumerate(row)
    ]


def _look(setting: JsonObject) -> str | None:
    classes = [f"kit-{setting['align']}"] if setting.get("align") else []
    classes += ["kit-wrapped"] if setting.get("is_wrapped") else []
    return " ".join(classes) or None


def _cell(cell: JsonObject, context: Context) -> Markup:
    if cell["type"] == "rich_text":
        return rich_text(cell["elements"], context)
    text = cell.get("text")
    return words(str(cell.get("value", "") if text is None else text), context)
