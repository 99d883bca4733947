"""Hearing: what people write, edit and delete in the thread of a walk.

At the end of a walk, what stands in its thread is what the decision means for the person's area, unless it
asks us something. Before what was decided is shown, an option is told of in its own words where one is named,
and nothing is said that would spoil one's own choice. Everything else is answered as anywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.walk.moves import Stale, wrote
from bot.domain.walk.options import meant
from bot.services.delivery import Post
from bot.services.walks import effects_of
from bot.slack.blocks.walk import naming
from bot.slack.incoming import text
from bot.slack.listeners.asking import Manner
from bot.slack.listeners.walk.telling import carry_out
from bot.slack.listeners.wording import asked, only_asks

if TYPE_CHECKING:
    from bot.services.walking import Stretch
    from bot.slack.listeners.requests import Changed, Deleted, Written
    from bot.slack.listeners.services import Occasion, Services


def hear(services: Services, here: Occasion, message: Written) -> bool:
    """Take a message in a walk's thread as the person's own words, if they are asked for."""
    words, found = asked(message.text, here.bot_user), _around(services, here, message)
    if found is None or not words:
        return False
    cause = f"message:{message.channel}:{message.ts}"
    if not found.position.revealed:
        return _tell(here, found, words, cause)
    if only_asks(words):
        return False
    return _settle(services, here, services.walking.write(found, message.ts, words, cause))


def manner(services: Services, here: Occasion, message: Written) -> Manner:
    """Return how a question in a walk's thread is answered: with nothing that spoils one's choice."""
    found = _around(services, here, message)
    if found is None:
        return Manner()
    return Manner(within=found.topic, spared=None if found.position.revealed else naming.not_yet(found))


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


def _around(services: Services, here: Occasion, message: Written) -> Stretch | None:
    """Return the person's own walk in whose thread a message stands."""
    if message.thread_ts is None or message.thread_ts == message.ts:
        return None
    found = services.walking.in_thread(here.workspace, message.channel, message.thread_ts)
    return found if found is not None and found.after.person == message.user else None


def _tell(here: Occasion, found: Stretch, words: str, cause: str) -> bool:
    """Tell of the option that is named, and ask whether it is the choice."""
    option = meant(found.topic.decision, words)
    if option is None:
        return False
    here.work.confide()
    walk = found.after
    arguments = {**naming.named(found, option).arguments(), "thread_ts": walk.thread}
    here.work.post(Post(f"{effects_of(walk.id)}named:{cause}", walk.channel, "chat.postMessage", arguments))
    return True


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
