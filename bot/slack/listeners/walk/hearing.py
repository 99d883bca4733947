"""Hearing: what people write, edit and delete in the thread of a walk.

At the end of a walk, what stands in its thread is what the decision means for the person's area, unless it
asks us something. Before that, everything is answered as anywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.walk.moves import Stale, wrote
from bot.slack.incoming import text
from bot.slack.listeners.walk.telling import carry_out
from bot.slack.listeners.wording import asked, only_asks

if TYPE_CHECKING:
    from bot.services.walking import Stretch
    from bot.slack.listeners.requests import Changed, Deleted, Written
    from bot.slack.listeners.services import Occasion, Services


def hear(services: Services, here: Occasion, message: Written) -> bool:
    """Take a message in a walk's thread as the person's own words, if they are asked for."""
    words = asked(message.text, here.bot_user)
    if message.thread_ts is None or message.thread_ts == message.ts or not words or only_asks(words):
        return False
    found = services.walking.in_thread(here.workspace, message.channel, message.thread_ts)
    if found is None or found.after.person != message.user:
        return False
    cause = f"message:{message.channel}:{message.ts}"
    return _settle(services, here, services.walking.write(found, message.ts, words, cause))


def hear_again(services: Services, here: Occasion, edit: Changed) -> bool:
    """Take an edited message as the words that it was before."""
    message = edit.written()
    found = _written(services, here, message.ts, message.user or "")
    words = asked(message.text, here.bot_user)
    if found is None or not words:
        return False
    cause = f"message:{message.channel}:{message.ts}:{edit.event_ts}"
    return _settle(services, here, services.walking.write(found, message.ts, words, cause))


def forget(services: Services, here: Occasion, deletion: Deleted) -> bool:
    """Take words back whose message was deleted."""
    found = _written(services, here, deletion.deleted_ts, text(deletion.previous_message, "user"))
    if found is None:
        return False
    cause = f"deleted:{deletion.deleted_ts}"
    return _settle(services, here, services.walking.unwrite(found, deletion.deleted_ts, cause))


def _settle(services: Services, here: Occasion, outcome: Stretch | Stale) -> bool:
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    carry_out(services, here, outcome)
    return True


def _written(services: Services, here: Occasion, ts: str, person: str) -> Stretch | None:
    """Return the walk that a message was taken into."""
    found = services.walking.of_person(here.workspace, person) if person else []
    return next((each for each in found if wrote(each.after, ts)), None)
