"""Starting: the decisions that can be walked through, and the way to those that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.blocks import kit
from bot.slack.blocks.notes import note
from bot.slack.blocks.walk import cards, notes
from knowledge.passages import Shelf
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.walking import Topic
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def choice(services: Services, here: Occasion, person: str, named: str = "", cause: str = "") -> Message:
    """Return the decisions that somebody can be walked through, or offer the one that they named."""
    if not belongs(services, here, person):
        return note(notes.GUEST)
    topics = services.walking.topics(here.workspace)
    meant = _meant(topics, named) if named else None
    if meant is not None:
        return offer(services, here, person, meant.reference, cause)
    unknown = [note(notes.no_decision(named))] if named and topics else []
    walked = services.walking.of_person(here.workspace, person)
    return kit.joined(*unknown, cards.offers(topics, walked))


def _meant(topics: Sequence[Topic], named: str) -> Topic | None:
    """Return the decision that was named: by its id, its place in the list, or words that tell it apart."""
    said, words = named.lower(), stems(named)
    if said.isdecimal():
        return topics[int(said) - 1] if 0 < int(said) <= len(topics) else None
    by_id = [one for one in topics if said in {one.decision.id.lower(), one.reference.lower()}]
    if by_id or not words:
        return by_id[0] if by_id else None
    held = [_held(one, words) for one in topics]
    best = max(held, default=(0, 0))
    is_told = held.count(best) == 1 and 2 * best[0] > len(words)
    return topics[held.index(best)] if is_told else None


def _held(topic: Topic, words: set[str]) -> tuple[int, int]:
    """Count the words that a decision and its options hold, and those that its question does."""
    question = stems(topic.decision.question)
    options = stems(" ".join(option.name for option in topic.decision.options))
    return len(words & (question | options)), len(words & question)


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
