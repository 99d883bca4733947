"""Wishes: what people ask for by name, typed after the command or in a message; all else is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.blocks.kit import joined
from bot.slack.blocks.walk import cards
from bot.slack.listeners import results
from bot.slack.listeners.interview import starting
from bot.slack.listeners.walk import starting as walking

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def grant(services: Services, here: Occasion, person: str, words: str, cause: str) -> Message | None:
    """Grant somebody's wish and return what to say to them alone; None where the words are no wish."""
    if (name := starting.wanted(words)) is not None:
        return starting.start_or_resume(services, here, person, name, cause)
    if starting.wants_data(words):
        walked = services.walking.of_person(here.workspace, person)
        return joined(starting.data(services, here, person), cards.mine(walked))
    if walking.wanted(words):
        return walking.choice(services, here, person)
    if results.wanted(words):
        return results.show(services, here, person, cause)
    return None
