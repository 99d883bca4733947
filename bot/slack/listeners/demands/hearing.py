"""Hearing: what is written in the thread of a draft fills it; mere questions are answered as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.moves import Stale
from bot.domain.drafting.position import Asking, Gone, Standing
from bot.services.drafting import Misheard
from bot.slack.blocks.demands.asking import again
from bot.slack.blocks.demands.notes import CLOSED, misheard
from bot.slack.blocks.notes import note
from bot.slack.incoming import text
from bot.slack.listeners.demands import telling
from bot.slack.listeners.wording import asked, asks, only_asks

if TYPE_CHECKING:
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.requests import Changed, Deleted, Written
    from bot.slack.listeners.services import Occasion, Services


_THANKS: Final = 3
"""So many words may be thanks, and are answered as such."""


def hear(services: Services, here: Occasion, message: Written) -> bool:
    """Take a message in a draft's thread as what its owner says about it."""
    words = asked(message.text, here.bot_user)
    if message.thread_ts is None or message.thread_ts == message.ts or not words or only_asks(words):
        return False
    sheet = services.drafting.in_thread(here.workspace, message.channel, message.thread_ts)
    if sheet is None or sheet.after.person != message.user:
        return False
    cause = f"message:{message.channel}:{message.ts}"
    if not isinstance(sheet.position, Standing | Gone):
        return _settle(services, here, sheet, services.drafting.hear(sheet, message.ts, words, cause), cause)
    if asks(words) or len(words.split()) <= _THANKS:
        return False
    here.work.confide()
    here.work.post(telling.in_thread(sheet, f"closed:{cause}", note(CLOSED)))
    return True


def hear_again(services: Services, here: Occasion, edit: Changed) -> bool:
    """Take an edited message as what was said before."""
    message = edit.written()
    sheet = _heard(services, here, message.ts, message.user or "")
    words = asked(message.text, here.bot_user)
    if sheet is None or not words:
        return False
    cause = f"message:{message.channel}:{message.ts}:{edit.event_ts}"
    return _settle(services, here, sheet, services.drafting.hear(sheet, message.ts, words, cause), cause)


def forget(services: Services, here: Occasion, deletion: Deleted) -> bool:
    """Take back what was heard in a message that was deleted."""
    sheet = _heard(services, here, deletion.deleted_ts, text(deletion.previous_message, "user"))
    if sheet is None:
        return False
    cause = f"deleted:{deletion.deleted_ts}"
    outcome = services.drafting.unhear(sheet, deletion.deleted_ts, cause)
    return _settle(services, here, sheet, outcome, cause)


def _settle(
    services: Services, here: Occasion, sheet: Sheet, outcome: Sheet | Misheard | Stale, cause: str
) -> bool:
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    if isinstance(outcome, Misheard):
        here.work.post(telling.in_thread(sheet, f"misheard:{cause}", _once_more(sheet, outcome)))
    else:
        telling.carry_out(services, here, outcome)
    return True


def _once_more(sheet: Sheet, outcome: Misheard) -> Message:
    """Ask once more where the answer stands far from the question."""
    said, now = misheard(sheet.after.topic, outcome.flaws), sheet.position
    return again(sheet, now, said) if isinstance(now, Asking) else note(said)


def _heard(services: Services, here: Occasion, ts: str, person: str) -> Sheet | None:
    return services.drafting.heard_in(here.workspace, person, ts) if person else None
