"""Starting: who may change the strategy, and what they are shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.blocks.editing import cards, notes
from bot.slack.blocks.notes import note

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block, Message
    from bot.slack.listeners.services import Occasion, Services


def show(services: Services, here: Occasion, person: str) -> Message:
    """Return the strategies that there are, to be opened."""
    if person not in services.facilitators:
        return note(notes.GUIDE)
    return cards.shelf(services.editing.desks(here.workspace))


def at_home(services: Services, here: Occasion, person: str) -> list[Block]:
    """Return what stands on somebody's Home tab; nothing for those who are no facilitators."""
    if person not in services.facilitators:
        return []
    return cards.at_home(services.editing.desks(here.workspace))
