"""Finding options for an external menu: which menu asks, and what it shows then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import screen
from bot.playground.errors import PlaygroundError
from bot.playground.page.kit import menus
from bot.playground.page.kit.elements import field_of
from bot.playground.page.kit.names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context
    from bot.playground.screen import Control


def asked_for(name: str, blocks: Iterable[JsonObject]) -> Control:
    """Return the menu of this name, for `acting.options`."""
    for control in screen.controls(blocks):
        if name_of(control.block, control.element) == name:
            return control
    raise PlaygroundError("This menu is no longer here: the app has changed it.")


def found_options(control: Control, options: Iterable[JsonObject], context: Context) -> Markup:
    """Return what the app offered, as choices for the menu that asked."""
    return menus.found(field_of(control.block, control.element, context), options)
