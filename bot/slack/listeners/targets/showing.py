"""Showing: the balanced scorecard, and who may record what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.targets import Tracked
from bot.slack.blocks import kit
from bot.slack.blocks.notes import note
from bot.slack.blocks.targets import cards, notes
from bot.slack.listeners.walk.starting import belongs

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def show(services: Services, here: Occasion, person: str, chosen: str = "") -> Message:
    """Return where the targets of a strategy stand, with buttons for those that somebody may record for.

    Without `chosen`, its id, it is their own one; where that is none or several, they are asked.
    """
    if not belongs(services, here, person):
        return note(notes.GUEST)
    found = services.tracking.balances(here.workspace)
    role = services.people.member(here.client, here.workspace, person).role
    meant = [each for each in found if each[0].dossier.strategy.id == chosen]
    meant = meant or [each for each in found if each[0].dossier.concerns(role)] or found
    editions = [edition for edition, _ in found]
    if len(meant) > 1:
        titles = "; ".join(each.title for each in editions)
        return kit.message(f"{notes.WHICH} {titles}", cards.strategies(editions, notes.WHICH))
    if not meant:
        return note(notes.NO_STRATEGY)
    edition, balance = meant[0]
    tracked = (Tracked(here.workspace, edition, aim) for aim in balance.aims)
    theirs = [one for one in tracked if may_record(services, here, person, one)]
    others = [each for each in editions if each is not edition]
    return cards.scorecard(edition.title, balance, theirs, others)


def may_record(services: Services, here: Occasion, person: str, tracked: Tracked) -> bool:
    """Say whether somebody may record a target's values: heads of areas that own it, and facilitators."""
    if person in services.facilitators:
        return True
    return tracked.headed_by(services.people.member(here.client, here.workspace, person).role)
