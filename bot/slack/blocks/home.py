"""The Home tab: what I can do, and what you asked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.blocks import kit
from bot.slack.blocks.answers import ask_buttons
from bot.slack.blocks.notes import ABOUT, ways
from bot.slack.blocks.prompts import PROMPTS

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block


def home_view() -> Block:
    """Return the Home tab."""
    blocks = [
        kit.header("Plumbline"),
        kit.section(ABOUT),
        ask_buttons(PROMPTS),
        kit.context("The answer comes as a direct message, under Messages."),
        kit.divider(),
        kit.header("How to ask"),
        ways(),
    ]
    return {"type": "home", "blocks": blocks}
