"""Starting: the card that a demand or gap begins from, and the list of those that were begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Verdict
from bot.domain.drafting.moves import Aim, Stale
from bot.services.delivery import Post
from bot.services.drafting.together import open_with
from bot.slack.blocks.demands import cards, notes
from bot.slack.blocks.demands.needs import waiting
from bot.slack.blocks.notes import note
from bot.slack.listeners.demands import telling
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting import Sheet
    from bot.services.walking import Beginning
    from bot.slack.blocks.demands.origin import Origin
    from bot.slack.blocks.kit import Block, Message
    from bot.slack.listeners.services import Occasion, Services


def belongs(services: Services, here: Occasion, person: str) -> bool:
    """Say whether somebody may see the company's own strategy; guests may not."""
    return Shelf.COMPANY in services.people.member(here.client, here.workspace, person).shelves


def offer(services: Services, here: Occasion, person: str, origin: Origin, cause: str) -> Message:
    """Post the card into somebody's direct message, and return what to say where they asked for it."""
    if not belongs(services, here, person):
        return note(notes.GUEST)
    editions = services.drafting.strategies(here.workspace)
    meant = [each for each in editions if each.dossier.strategy.id == origin.dossier] or editions
    if not meant:
        return note(notes.NO_STRATEGY)
    role = services.people.member(here.client, here.workspace, person).role
    theirs = [each for each in meant if services.drafting.speaks(each, person, role)]
    if not theirs:
        return note(notes.no_role(role))
    arguments = cards.card(origin, theirs).arguments()
    here.work.post(Post(f"demand-card:{cause}", person, "chat.postMessage", arguments))
    return note(notes.PRESENTED)


def begin(services: Services, here: Occasion, where: Beginning, origin: Origin, cause: str) -> Message | None:
    """Begin a draft on the card's message; return what keeps it from that."""
    if not belongs(services, here, where.person):
        return note(notes.GUEST)
    editions = services.drafting.strategies(here.workspace)
    edition = next((each for each in editions if each.dossier.strategy.id == origin.dossier), None)
    if edition is None:
        return note(notes.STRATEGY_GONE)
    if not services.drafting.speaks(edition, where.person, where.role):
        return note(notes.no_role(where.role))
    begun = services.drafting.begin(origin.kind, edition, where, cause)
    if isinstance(begun, Stale):
        return note(notes.STALE)
    aim = Aim(begun.revision, cause, services.clock())
    here.work.confide()
    telling.begin(here, open_with(services.drafting, begun, origin.words, origin.guideline, aim))
    return None


def mine(services: Services, here: Occasion, person: str) -> Message:
    """Return somebody's demands and gaps, and what waits for their answer."""
    if not belongs(services, here, person):
        return note(notes.GUEST)
    return cards.mine(services.drafting.of_person(here.workspace, person), to_answer(services, here, person))


def at_home(services: Services, here: Occasion, person: str) -> list[Block]:
    """Return what stands on somebody's Home tab."""
    if not services.drafting.strategies(here.workspace) or not belongs(services, here, person):
        return []
    drafts = services.drafting.of_person(here.workspace, person)
    return cards.at_home(drafts, to_answer(services, here, person))


def to_answer(services: Services, here: Occasion, person: str) -> list[Block]:
    """Return the needs that wait for somebody's answer, as lines of a list."""
    found = needs_of(services, here, person)
    still = [each for each in found if each[1].verdict in {None, Verdict.PROPOSED}]
    return [waiting(sheet, asked, number) for number, (sheet, asked) in enumerate(still)]


def needs_of(services: Services, here: Occasion, person: str) -> list[tuple[Sheet, Asked]]:
    """Return the needs that somebody was asked about, and those of the area they head that nobody was."""
    drafting, workspace = services.drafting, here.workspace
    found = drafting.put_to(workspace, person)
    role = services.people.member(here.client, workspace, person).role
    headed = {
        area.id
        for edition in drafting.strategies(workspace)
        for area in edition.dossier.strategy.areas
        if area.head.casefold() == role.strip().casefold()
    }
    unasked = (each for area in sorted(headed) for each in drafting.needs_for(workspace, area))
    return [*found, *(each for each in unasked if not each[1].people)]
