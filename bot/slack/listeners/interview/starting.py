"""Starting and resuming: by command, shortcut, prompt or from the Home tab, with the way to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.position import Finished
from bot.services.delivery import Post
from bot.slack.blocks import kit
from bot.slack.blocks.interview import cards, notes
from bot.slack.blocks.interview.home import Listed, mine
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


def start_or_resume(services: Services, here: Occasion, person: str, name: str, cause: str) -> Message:
    """Begin the interview of this name, or show the way to those that are open, or what can be begun."""
    chosen = _named(services, here, name)
    if chosen is not None:
        return present(services, here, person, chosen, cause)
    found = services.interviewing.of_person(here.workspace, person)
    waiting = [each for each in found if not isinstance(each.step, Finished)]
    if not waiting:
        return cards.offers(services.interviewing.offered(here.workspace))
    shown = [resumed(services, here, each, cause) for each in waiting]
    return kit.message(" ".join(one.text for one in shown), [block for one in shown for block in one.blocks])


def present(services: Services, here: Occasion, person: str, instrument: Instrument, cause: str) -> Message:
    """Post the consent card into somebody's direct message, and say so."""
    role = services.people.member(here.client, here.workspace, person).role
    known = services.interviewing.acquaintance.side(here.workspace, person, role)
    card = cards.consent(instrument, known).arguments()
    here.work.post(Post(f"consent:{cause}", person, "chat.postMessage", card))
    return notes.presented(instrument.title)


def resumed(services: Services, here: Occasion, change: Change, cause: str) -> Message:
    """Go on where a paused interview was, and return the way there."""
    if change.after.paused:
        carry_out(services, here, services.interviewing.resume(change, cause))
    return notes.where_it_is(change.instrument.title, link(services, here, change))


def link(services: Services, here: Occasion, change: Change) -> str | None:
    """Return Slack's address of the message that an interview waits at."""
    ts = services.interviewing.threads.latest_prompt(change) or change.after.thread
    try:
        found = hasty(here.client).chat_getPermalink(channel=change.after.channel, message_ts=ts)
    except FAILURES:
        return None
    address = found.get("permalink")
    return address if isinstance(address, str) else None


def _named(services: Services, here: Occasion, name: str) -> Instrument | None:
    offered = services.interviewing.offered(here.workspace)
    return next((each for each in offered if name and each.id == name), None)
