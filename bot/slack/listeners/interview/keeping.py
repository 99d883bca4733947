"""Keeping: going on, finishing early, reminders, what a person thinks of the summary, and erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.moves import Stale
from bot.services.delivery import Post
from bot.slack.blocks.interview import cards, notes
from bot.slack.blocks.interview.keys import read_number
from bot.slack.blocks.notes import note
from bot.slack.listeners.interview.reminding import schedule, take_back
from bot.slack.listeners.interview.starting import link

if TYPE_CHECKING:
    from bot.services.changes import Change
    from bot.slack.listeners.interview.presses import Press
    from bot.slack.listeners.services import Occasion, Services


def resume(press: Press) -> None:
    """Go on after a pause, or show the way to where the interview is."""
    if (change := press.found()) is None:
        return
    if change.after.paused:
        press.settle(press.services.interviewing.resume(change, press.cause))
    if press.pressed.container.thread_ts != change.after.thread:
        press.tell(notes.where_it_is(change.instrument.title, link(press.services, press.here, change)))
    elif not change.after.paused:
        press.tell(note(notes.STALE))


def enough(press: Press) -> None:
    """Ask no more, and show what has been answered."""
    if (change := press.found()) is None:
        return
    outcome = press.services.interviewing.enough(change, press.cause)
    press.settle(outcome)
    if not isinstance(outcome, Stale) and press.pressed.container.thread_ts != change.after.thread:
        press.tell(notes.where_it_is(change.instrument.title, link(press.services, press.here, change)))


def more(press: Press) -> None:
    """Ask after all what was left."""
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.more(change, press.cause))


def mark(press: Press) -> None:
    """Say how well the summary caught one's view."""
    if (change := press.found()) is None:
        return
    chosen = read_number(press.key.choice) or 0
    outcome = press.services.interviewing.rate_summary(change, press.aim, chosen)
    press.settle(outcome)
    if not isinstance(outcome, Stale):
        press.tell(note(notes.MARKED))


def silence(press: Press) -> None:
    """Want no reminders."""
    _remind_or_not(press, notes.SILENCED, wanted=False)


def remind(press: Press) -> None:
    """Want reminders again."""
    _remind_or_not(press, notes.REMINDED, wanted=True)


def _remind_or_not(press: Press, words: str, *, wanted: bool) -> None:
    if (change := press.found()) is None:
        return
    after = press.services.interviewing.remind(change, press.cause, wanted=wanted)
    press.settle(after)
    if wanted:
        schedule(press.services, press.here, after)
    else:
        take_back(press.here, after)
    if not press.at_home:
        press.tell(note(words))


def erase(press: Press) -> None:
    """Erase an interview with everything that was posted in its thread."""
    change = press.found()
    if change is None:
        return
    press.here.work.confide()
    erase_all(press.services, press.here, change)
    press.refresh(None, erased=change.after.id)
    if press.pressed.container.is_ephemeral:
        press.tell(cards.erased(change.instrument.title))


def erase_all(services: Services, here: Occasion, change: Change) -> None:
    """Erase an interview, its reminders, and everything that was posted in its thread."""
    interview = change.after
    here.work.erase(interview.id)
    take_back(here, change)
    for ts in services.interviewing.threads.messages(change):
        here.work.post(Post(f"erased:{interview.id}:{ts}", interview.channel, "chat.delete", {"ts": ts}))
    root = {**cards.erased(change.instrument.title).arguments(), "ts": interview.thread}
    here.work.post(Post(f"erased:{interview.id}", interview.channel, "chat.update", root))
