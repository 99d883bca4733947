"""Everything that is typed or picked: words, addresses, numbers, dates, times, files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground import retyping
from bot.playground.page.kit.dates import moment
from bot.playground.page.kit.html import tag
from bot.playground.page.kit.texts import heard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from bot.playground.page.kit.fields import Field
    from bot.playground.page.kit.html import Attribute

_TYPES: Final[Mapping[str, dict[str, Attribute]]] = {
    "plain_text_input": {"type": "text"},
    "email_text_input": {"type": "email", "autocomplete": "email"},
    "url_text_input": {"type": "url"},
    # Not type="number": a browser hands over nothing at all where somebody typed no number.
    "number_input": {"type": "text"},
}


def text_input(field: Field) -> Markup:
    """Return a line to type into, or several."""
    element = field.element
    value = field.state.get("value") or ""
    if element.get("multiline"):
        # A browser drops the first line break of what a textarea holds.
        return field.shown(tag("textarea", f"\n{value}", rows=4, **_typing(field)))
    numeric = "decimal" if element.get("is_decimal_allowed") else "numeric"
    mode = numeric if element["type"] == "number_input" else None
    return field.shown(tag("input", value=value, inputmode=mode, **_TYPES[element["type"]], **_typing(field)))


def rich_text_input(field: Field) -> Markup:
    """Return a field for formatted text, which is typed with Slack's own marks."""
    typed = retyping.typed(field.state.get("rich_text_value") or {}, field.context.workspace)
    return field.shown(tag("textarea", f"\n{typed}", rows=4, **_typing(field)))


def date_picker(field: Field) -> Markup:
    """Return a date."""
    return field.shown(
        tag("input", type="date", value=field.state.get("selected_date") or "", **field.attributes())
    )


def time_picker(field: Field) -> Markup:
    """Return a time of day, and whose time it is where the app says so."""
    zone = field.element.get("timezone")
    note = [tag("small", f" Time in {zone}")] if zone else []
    picked = field.state.get("selected_time") or ""
    return field.shown(tag("input", type="time", value=picked, **field.attributes()), *note)


def datetime_picker(field: Field) -> Markup:
    """Return a moment, in the time of whoever picks it."""
    picked = field.state.get("selected_date_time")
    shown = f"{moment(picked, field.context.viewer.timezone):%Y-%m-%dT%H:%M}" if picked else ""
    return field.shown(tag("input", type="datetime-local", value=shown, **field.attributes()))


def file_input(field: Field) -> Markup:
    """Return a field for files. The page's script uploads them; their ids are what the form holds."""
    element = field.element
    types = ",".join(f".{name}" for name in element.get("filetypes", ()))
    most = element.get("max_files", 10)
    picker = field.attributes() | {"name": None}
    chosen = tag(
        "input", type="file", accept=types or None, multiple=most > 1, data_files=field.name, **picker
    )
    kept = [
        tag("li", file["name"], tag("input", type="hidden", name=field.name, value=file["id"]))
        for file in field.state.get("files") or ()
    ]
    return field.shown(chosen, tag("ul", *kept, class_="kit-files", aria_label="Files to send"))


def _typing(field: Field) -> dict[str, Attribute]:
    placeholder = field.element.get("placeholder")
    return field.attributes() | {"placeholder": heard(placeholder) if placeholder else None}
