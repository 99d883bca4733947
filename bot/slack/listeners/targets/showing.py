"""Showing: the balanced scorecard, and who may record what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.targets import Tracked
from bot.slack.blocks.kit import joined
from bot.slack.blocks.notes import note
from bot.slack.blocks.targets import cards, notes
from bot.slack.listeners.walk.starting import belongs

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def show(services: Services, here: Occasion, person: str) -> Message:
    """Return where the targets stand, with buttons for those that somebody may record for."""
    if not belongs(services, here, person):
        return note(notes.GUEST)
    found = []
    for edition, balance in services.tracking.balances(here.workspace):
        tracked = (Tracked(here.workspace, edition, aim) for aim in balance.aims)
        theirs = [one for one in tracked if may_record(services, here, person, one)]
        found.append(cards.scorecard(edition.title, balance, theirs))
    return joined(*found) if found else note(notes.NO_STRATEGY)


def may_record(services: Services, here: Occasion, person: str, tracked: Tracked) -> bool:
    """Say whether somebody may record a target's values: heads of areas that own it, and facilitators."""
    if person in services.facilitators:
        return True
    return tracked.headed_by(services.people.member(here.client, here.workspace, person).role)
