"""Beginning: from a list, a walk or a message to a draft; and the way back to it, or its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Kind
from bot.services.delivery import Post
from bot.services.walking import Beginning
from bot.slack.blocks.demands import cards, notes
from bot.slack.blocks.demands.origin import Origin, read_origin
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.blocks.walk.newer import after_newer
from bot.slack.listeners.demands import starting, telling

if TYPE_CHECKING:
    from bot.slack.listeners.demands.presses import Press


def offer(press: Press) -> None:
    """Present the card of a demand or gap."""
    origin = read_origin(press.key.choice)
    if origin is None:
        press.tell(note(OUTDATED))
    else:
        press.tell(starting.offer(press.services, press.here, press.person, origin, press.cause))


def from_walk(press: Press) -> None:
    """Present the card of a demand that begins with what somebody wrote at the end of a walk."""
    walked = press.services.walking.find(press.here.workspace, press.key.choice)
    if walked is None:
        press.tell(note(notes.GONE))
    elif walked.after.person != press.person:
        press.tell(note(notes.NOT_YOURS))
    elif not walked.position.said:
        press.tell(note(notes.NO_WALK_WORDS))
    else:
        topic = walked.topic
        origin = Origin(Kind.DEMAND, topic.strategy.id, topic.decision.guideline, walked.position.said)
        press.here.work.confide()
        told = starting.offer(press.services, press.here, press.person, origin, press.cause)
        press.tell(after_newer(walked, told))


def begin(press: Press) -> None:
    """Begin on the card's message."""
    found, box = read_origin(press.key.choice), press.pressed.container
    if found is None or box.channel_id is None or box.message_ts is None:
        press.tell(note(OUTDATED))
        return
    role = press.services.people.member(press.here.client, press.here.workspace, press.person).role
    where = Beginning(press.here.workspace, press.person, role, box.channel_id, box.message_ts)
    refusal = starting.begin(press.services, press.here, where, found, press.cause)
    if refusal is not None:
        press.tell(refusal)


def decline(press: Press) -> None:
    """Take the card away again, and keep nothing."""
    found, box = read_origin(press.key.choice), press.pressed.container
    if found is None or box.channel_id is None or box.message_ts is None:
        press.tell(note(OUTDATED))
        return
    if press.services.drafting.in_thread(press.here.workspace, box.channel_id, box.message_ts) is not None:
        press.tell(note(notes.STALE))
        return
    press.here.work.confide()
    arguments = {**cards.declined(found.kind).arguments(), "ts": box.message_ts}
    press.here.work.post(Post(f"declined:{press.cause}", box.channel_id, "chat.update", arguments))


def show(press: Press) -> None:
    """Lead to a draft."""
    if (sheet := press.found()) is not None:
        press.tell(cards.link_message(sheet, telling.waits_at(press.services, press.here, sheet)))


def erase(press: Press) -> None:
    """Erase a draft."""
    if (sheet := press.found()) is not None:
        press.here.work.confide()
        telling.erase(press.services, press.here, sheet)
