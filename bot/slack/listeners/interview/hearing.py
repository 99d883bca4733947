"""Hearing: what people write, edit and delete in the thread of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.moves import Stale, said_in
from bot.services.interviewing import Misunderstood, Told
from bot.slack.blocks.interview import notes
from bot.slack.blocks.notes import note
from bot.slack.incoming import text
from bot.slack.listeners.interview.telling import carry_out, in_thread
from bot.slack.listeners.wording import asked

if TYPE_CHECKING:
    from bot.services.interviewing import Change
    from bot.slack.listeners.requests import Changed, Deleted, Written
    from bot.slack.listeners.services import Occasion, Services


def hear(services: Services, here: Occasion, message: Written) -> bool:
    """Take a message as an answer, if it is one."""
    change = _interview(services, here, message.channel, message.thread_ts, message.user)
    if change is None or message.ts == change.after.thread:
        return False
    return _tell(services, here, change, message, typed=True)


def hear_again(services: Services, here: Occasion, change: Changed) -> bool:
    """Take an edited message as the answer that it was before."""
    message = change.written()
    found = _interview(services, here, message.channel, message.thread_ts, message.user)
    if found is None or said_in(found.after, message.ts) is None:
        return False
    return _tell(services, here, found, message, typed=False)


def forget(services: Services, here: Occasion, deletion: Deleted) -> bool:
    """Take words back whose message was deleted."""
    thread = text(deletion.previous_message, "thread_ts") or None
    found = _interview(services, here, deletion.channel, thread, None)
    if found is None:
        return False
    outcome = services.interviewing.unsay(found, deletion.deleted_ts, f"deleted:{deletion.deleted_ts}")
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    carry_out(services, here, outcome)
    return True


def _tell(services: Services, here: Occasion, change: Change, message: Written, *, typed: bool) -> bool:
    told = Told(asked(message.text, here.bot_user), message.ts, f"message:{message.channel}:{message.ts}")
    outcome = services.interviewing.tell(change, told)
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    if isinstance(outcome, Misunderstood):
        note_on_it = notes.misunderstood(outcome.question)
        here.work.post(in_thread(change, f"misunderstood:{message.ts}", note_on_it))
        return True
    carry_out(services, here, outcome, typed=typed)
    if serious(outcome):
        here.work.post(in_thread(outcome, f"serious:{message.ts}", note(notes.SERIOUS)))
    return True


def serious(change: Change) -> bool:
    """Say whether something was said that belongs before other people."""
    last = change.after.entries[-1]
    heard = getattr(last, "heard", None)
    return heard is not None and heard.serious


def _interview(
    services: Services, here: Occasion, channel: str, thread: str | None, person: str | None
) -> Change | None:
    if thread is None:
        return None
    found = services.interviewing.in_thread(here.workspace, channel, thread)
    return found if found is not None and person in {None, found.after.person} else None
