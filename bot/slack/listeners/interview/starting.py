"""Starting and resuming: by command, shortcut, prompt or from the Home tab, with the way to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.position import Finished
from bot.services.delivery import Post
from bot.slack.blocks import kit
from bot.slack.blocks.interview import cards, notes
from bot.slack.blocks.interview.home import Listed, mine
from bot.slack.blocks.notes import note
from bot.slack.listeners.interview.telling import carry_out
from bot.slack.lossy import FAILURES, hasty

if TYPE_CHECKING:
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services
    from knowledge.instrument import Instrument


def data(services: Services, here: Occasion, person: str) -> Message:
    """Return what is kept of somebody's interviews."""
    found = services.interviewing.of_person(here.workspace, person)
    return mine([Listed(each, link(services, here, each)) for each in found])


def start(services: Services, here: Occasion, person: str, name: str, cause: str) -> Message:
    """Begin the interview of this name, or show the way to those that are open, and what can be begun."""
    offered = services.interviewing.offered(here.workspace)
    chosen = next((each for each in offered if each.id == name), None)
    if chosen is not None:
        return present(services, here, person, chosen, cause)
    unknown = [note(notes.no_questionnaire(name))] if name else []
    return kit.joined(*unknown, *_waiting(services, here, person, cause), cards.offers(offered))


def resume(services: Services, here: Occasion, person: str, cause: str) -> Message:
    """Show the way to the interviews that are open, else what can be begun."""
    waiting = _waiting(services, here, person, cause)
    if waiting:
        return kit.joined(*waiting)
    return kit.joined(note(notes.NONE_WAITS), cards.offers(services.interviewing.offered(here.workspace)))


def present(services: Services, here: Occasion, person: str, instrument: Instrument, cause: str) -> Message:
    """Post the consent card into somebody's direct message, and say so."""
    role = services.people.member(here.client, here.workspace, person).role
    known = services.interviewing.acquaintance.side(here.workspace, person, role)
    card = cards.consent(instrument, known).arguments()
    here.work.post(Post(f"consent:{cause}", person, "chat.postMessage", card))
    return notes.presented(instrument.title)


def _waiting(services: Services, here: Occasion, person: str, cause: str) -> list[Message]:
    """Go on with all open interviews that are paused, and return the ways to the open ones."""
    found = services.interviewing.of_person(here.workspace, person)
    waiting = [each for each in found if not isinstance(each.step, Finished)]
    for change in waiting:
        if change.after.paused:
            carry_out(services, here, services.interviewing.resume(change, cause))
    return [notes.where_it_is(each.instrument.title, link(services, here, each)) for each in waiting]


def link(services: Services, here: Occasion, change: Change) -> str | None:
    """Return Slack's address of the message that an interview waits at."""
    ts = services.interviewing.threads.latest_prompt(change) or change.after.thread
    try:
        found = hasty(here.client).chat_getPermalink(channel=change.after.channel, message_ts=ts)
    except FAILURES:
        return None
    address = found.get("permalink")
    return address if isinstance(address, str) else None
