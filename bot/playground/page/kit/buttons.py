"""Everything that is pressed: buttons, links that look like them, thumbs, icons, the menu of more actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from bot.playground.links import followed
from bot.playground.page.kit.html import joined, tag
from bot.playground.page.kit.texts import heard, phrase

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.fields import Field
    from bot.playground.page.kit.html import Attribute

# What a press names beside the element: which of its parts was pressed, or the number of the option.
BUTTON: Final = "button"
THUMBS: Final = ("positive_button", "negative_button")
_ICONS: Final = {"trash": "🗑"}


def button(field: Field) -> Markup:
    """Return a button; with a URL it is a link, and the app hears of its press all the same."""
    element, style = field.element, field.element.get("style")
    look = f"kit-button kit-{style}" if style else "kit-button"
    label = phrase(element["text"], field.context)
    spoken = element.get("accessibility_label")
    pressed = _pressing(field, BUTTON) | {"class_": look, "aria_label": spoken}
    target = followed(element.get("url") or "")
    if target is None:
        return tag("button", label, type="button", **pressed) + field.confirmation()
    return tag("a", label, href=target, target="_blank", rel="noopener noreferrer", **pressed)


def feedback_buttons(field: Field) -> Markup:
    """Return a pair of thumbs."""
    pair = [_thumb(field, field.element[name], name) for name in THUMBS]
    return tag("span", *pair, role="group", aria_label="Feedback", class_="kit-thumbs")


def icon_button(field: Field) -> Markup:
    """Return a button with a sign; nothing for those who are not meant to see it."""
    element = field.element
    only_for = element.get("visible_to_user_ids")
    if only_for and field.context.viewer.id not in only_for:
        return Markup()
    words = element.get("accessibility_label") or heard(element["text"])
    sign = tag("span", _ICONS.get(element["icon"], "•"), aria_hidden="true")
    pressed = _pressing(field, BUTTON)
    shown = tag("button", sign, type="button", class_="kit-icon", aria_label=words, title=words, **pressed)
    return shown + field.confirmation()


def overflow(field: Field) -> Markup:
    """Return the menu of more actions, which opens and closes without a script."""
    choices = [tag("li", _choice(field, option, at)) for at, option in enumerate(field.element["options"])]
    opener = tag("summary", tag("span", "⋯", aria_hidden="true"), aria_label=field.label, class_="kit-icon")
    menu = tag("details", opener, tag("ul", *choices), class_="kit-overflow", id=field.id)
    return menu + field.confirmation()


def _thumb(field: Field, part: JsonObject, name: str) -> Markup:
    spoken = part.get("accessibility_label")
    chosen = field.entered.get("value") == part["value"]
    pressed = _pressing(field, name) | {
        "aria_label": spoken,
        "title": spoken,
        "aria_pressed": str(chosen).lower(),
    }
    return tag("button", phrase(part["text"], field.context), type="button", class_="kit-icon", **pressed)


def _choice(field: Field, option: JsonObject, at: int) -> Markup:
    described = option.get("description")
    more = [tag("small", phrase(described, field.context))] if described else []
    label = joined((phrase(option["text"], field.context), *more))
    target = followed(option.get("url") or "")
    pressed = _pressing(field, str(at))
    if target is None:
        return tag("button", label, type="button", **pressed)
    return tag("a", label, href=target, target="_blank", rel="noopener noreferrer", **pressed)


def _pressing(field: Field, part: str) -> dict[str, Attribute]:
    return field.acting() | {"data_pressed": part}
