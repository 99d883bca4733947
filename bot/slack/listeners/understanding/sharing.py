"""Sharing: how somebody's answers were coded, shown to them alone, at the end and on demand."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from bot.domain.interview.position import concluded
from bot.services.changes import effects_of
from bot.services.delivery import Post
from bot.slack.blocks.notes import note
from bot.slack.blocks.understanding import cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message
    from bot.slack.listeners.services import Occasion, Services


def share(services: Services, here: Occasion, change: Change) -> None:
    """Put into the thread of an interview how it was coded; nothing, where its kind is not."""
    if not services.codebooks.codes(change):
        return
    interview = change.after
    if services.streams:  # a model reads along, which takes a while
        services.presence.working(here.client, interview.channel, interview.thread)
    message = card(services, here, change)
    arguments = {**message.arguments(), "thread_ts": interview.thread}
    before = earlier(services, here, change)
    effect = f"{effects_of(interview.id)}coding:{len(before)}"
    here.work.post(Post(effect, interview.channel, "chat.postMessage", arguments))
    if before:  # only one card can be corrected
        bare = {**note(cards.RETIRED).arguments(), "ts": before[-1]}
        here.work.post(Post(f"{effect}:retired", interview.channel, "chat.update", bare))


def earlier(services: Services, here: Occasion, change: Change) -> list[str]:
    """Return the cards that an interview has had, oldest first."""
    effects = (f"{effects_of(change.after.id)}coding:{number}" for number in count())
    posted = (services.turns.posted(here.workspace, effect) for effect in effects)
    return [ts for ts in takewhile(bool, posted) if ts]


def card(services: Services, here: Occasion, change: Change) -> Message:
    """Return the card of an interview."""
    sheet = services.codebooks.sheet(change, role_of(services, here, change.after.person))
    return note(cards.UNCODED) if sheet is None else cards.card(sheet, change.after.id)


def show(services: Services, here: Occasion, person: str) -> Message:
    """Share how somebody's latest interviews of each kind were coded, and return what to say."""
    latest: dict[str, Change] = {}
    for change in services.interviewing.of_person(here.workspace, person):
        if services.codebooks.codes(change):
            latest.setdefault(change.instrument.id, change)
    for change in latest.values():
        share(services, here, change)
    return note(cards.SHOWN if latest else cards.NOTHING)


def at_home(services: Services, interviews: Sequence[Change]) -> list[Block]:
    """Return the ways to how somebody's interviews were coded, for the Home tab."""
    coded = [change for change in interviews if concluded(change.after) and services.codebooks.codes(change)]
    return cards.at_home(coded)


def role_of(services: Services, here: Occasion, person: str) -> str:
    """Return what somebody does, as the directory says."""
    return services.people.member(here.client, here.workspace, person).role
