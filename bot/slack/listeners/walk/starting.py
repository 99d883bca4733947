"""Starting: the decisions that can be walked through, and the way to those that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.blocks.notes import note
from bot.slack.blocks.walk import cards, notes
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def choice(services: Services, here: Occasion, person: str) -> Message:
    """Return the decisions that somebody can be walked through."""
    if not belongs(services, here, person):
        return note(notes.GUEST)
    walked = services.walking.of_person(here.workspace, person)
    return cards.offers(services.walking.topics(here.workspace), walked)


def offer(services: Services, here: Occasion, person: str, reference: str, cause: str) -> Message:
    """Post the card of a decision into somebody's direct message, and return what to say."""
    topic = services.walking.topic(here.workspace, reference)
    if not belongs(services, here, person):
        return note(notes.GUEST)
    if topic is None:
        return note(notes.DECISION_GONE)
    arguments = cards.card(topic).arguments()
    here.work.post(Post(f"walk-card:{cause}", person, "chat.postMessage", arguments))
    return note(notes.PRESENTED)


def belongs(services: Services, here: Occasion, person: str) -> bool:
    """Say whether somebody may see the company's own decisions; guests may not."""
    return Shelf.COMPANY in services.people.member(here.client, here.workspace, person).shelves
