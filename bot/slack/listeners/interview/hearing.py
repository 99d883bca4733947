"""Hearing: what people write, edit and delete while they are interviewed.

What stands in an interview's thread is an answer, unless it asks us something: that is answered, and the
interview goes on. What stands elsewhere may be one; the person is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import Said
from bot.domain.interview.moves import Stale
from bot.domain.interview.position import Ask, Confirm, Probe
from bot.domain.interview.unsaying import said_in
from bot.services.changes import Told
from bot.services.understanding import Misunderstood
from bot.slack.blocks.interview import notes
from bot.slack.blocks.notes import note
from bot.slack.incoming import text
from bot.slack.listeners.asking import Openly, said
from bot.slack.listeners.interview.telling import carry_out, in_thread, unsaid
from bot.slack.listeners.wording import asked, asks, only_asks

if TYPE_CHECKING:
    from bot.services.changes import Change
    from bot.slack.listeners.requests import Changed, Deleted, Written
    from bot.slack.listeners.services import Occasion, Services

_FEWEST_WORDS: Final = 4


def hear(services: Services, here: Occasion, message: Written) -> bool:
    """Take a message in an interview's thread as an answer, if it is one."""
    change = _in_thread(services, here, message)
    words = asked(message.text, here.bot_user)
    if change is None or not words or only_asks(words):
        return False
    if not isinstance(change.step, Ask | Probe | Confirm):
        if not asks(words):
            here.work.post(in_thread(change, f"over:{message.ts}", note(notes.NONE_OPEN)))
        return not asks(words)
    return take(services, here, change, Told(words, message.ts, _cause(message)), typed=True)


def go_on(services: Services, here: Occasion, message: Written) -> None:
    """Lead back to the question that waits, after something else was answered in its thread."""
    change = _in_thread(services, here, message)
    if change is not None and isinstance(change.step, Ask | Probe | Confirm):
        here.work.post(in_thread(change, f"aside:{message.ts}", notes.go_on(change, change.step, message.ts)))


def offer(services: Services, here: Occasion, message: Written) -> bool:
    """Ask whether a message outside of the thread was meant as an answer, if it may well be one."""
    words = asked(message.text, here.bot_user)
    if message.thread_ts or asks(words) or len(words.split()) < _FEWEST_WORDS:
        return False
    found = services.interviewing.of_person(here.workspace, message.user or "")
    waiting = [
        each for each in found if isinstance(each.step, Ask | Probe | Confirm) and not each.after.paused
    ]
    if not waiting or waiting[0].after.channel != message.channel:
        return False
    step = waiting[0].step
    assert isinstance(step, Ask | Probe | Confirm)
    place = Openly(message.channel, message.thread)
    here.work.post(said(place, f"meant:{_cause(message)}", notes.meant(waiting[0], step, message.ts)))
    return True


def hear_again(services: Services, here: Occasion, edit: Changed) -> bool:
    """Take an edited message as the answer that it was before."""
    message = edit.written()
    change = _said(services, here, message.ts, message.user or "")
    if change is None:
        return False
    told = Told(asked(message.text, here.bot_user), message.ts, f"{_cause(message)}:{edit.event_ts}")
    return take(services, here, change, told, typed=False)


def forget(services: Services, here: Occasion, deletion: Deleted) -> bool:
    """Take words back whose message was deleted."""
    change = _said(services, here, deletion.deleted_ts, text(deletion.previous_message, "user"))
    if change is None:
        return False
    outcome = services.interviewing.unsay(change, deletion.deleted_ts, f"deleted:{deletion.deleted_ts}")
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    carry_out(services, here, outcome)
    unsaid(services, here, outcome, deletion.deleted_ts)
    return True


def take(services: Services, here: Occasion, change: Change, told: Told, *, typed: bool) -> bool:
    """Take words as an answer; False where they are none."""
    outcome = services.interviewing.tell(change, told)
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    if isinstance(outcome, Misunderstood):
        what = notes.misunderstood(outcome.question)
        here.work.post(in_thread(change, f"misunderstood:{told.cause}", what))
        return True
    carry_out(services, here, outcome, typed=typed)
    if _serious(outcome):
        here.work.post(in_thread(outcome, f"serious:{told.cause}", note(notes.SERIOUS)))
    return True


def _in_thread(services: Services, here: Occasion, message: Written) -> Change | None:
    if message.thread_ts is None or message.thread_ts == message.ts:
        return None
    found = services.interviewing.in_thread(here.workspace, message.channel, message.thread_ts)
    return found if found is not None and found.after.person == message.user else None


def _said(services: Services, here: Occasion, ts: str, person: str) -> Change | None:
    """Return the interview that a message was taken into."""
    found = services.interviewing.of_person(here.workspace, person) if person else []
    return next((each for each in found if said_in(each.after, ts) is not None), None)


def _serious(change: Change) -> bool:
    new = change.after.entries[len(change.before.entries) :]
    return any(isinstance(entry, Said) and entry.heard is not None and entry.heard.serious for entry in new)


def _cause(message: Written) -> str:
    return f"message:{message.channel}:{message.ts}"
