"""Notices: what is shown in place of what cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.kit.html import tag

if TYPE_CHECKING:
    from markupsafe import Markup


def warning(what: str) -> Markup:
    """Say that something is there which this page does not know."""
    sign = tag("span", "⚠", aria_hidden="true")
    return tag("p", sign, f" This page cannot show {what}. Slack may.", class_="kit-unknown", role="note")
