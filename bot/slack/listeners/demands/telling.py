"""Telling: what changed in a draft becomes true and visible to its owner, in one piece of work.

Each step is a message of its own. The one before loses its buttons when the draft goes on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Confirmed, Withdrawn
from bot.domain.drafting.position import Standing
from bot.services.delivery import Post
from bot.services.drafts import effects_of, step_effect
from bot.slack.blocks.demands import cards, steps
from bot.slack.listeners.demands import noticing
from bot.slack.lossy import FAILURES, hasty

if TYPE_CHECKING:
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def begin(here: Occasion, sheet: Sheet) -> None:
    """Keep a draft that begins, and show its first step below the card."""
    here.work.keep_draft(sheet.after, 0)
    here.work.post(_root(sheet))
    here.work.post(_step(sheet))


def carry_out(services: Services, here: Occasion, sheet: Sheet) -> None:
    """Keep a change, and show what comes of it, also to those whom it concerns."""
    new = sheet.after.entries[len(sheet.before.entries) :]
    if any(isinstance(entry, Confirmed) for entry in new):
        sheet = noticing.ask(services, here, sheet)
        noticing.tell_owner(services, here, sheet, "confirmed")
    elif any(isinstance(entry, Withdrawn) for entry in new):
        noticing.call_off(here, sheet)
        noticing.tell_owner(services, here, sheet, "withdrew")
    here.work.keep_draft(sheet.after, len(sheet.before.entries))
    earlier = replace(sheet, after=sheet.before)
    if earlier.revision != sheet.revision:
        here.work.post(_step(sheet))
        here.work.post(update(sheet, "settled", steps.settled(earlier), earlier.revision))
    here.work.post(_root(sheet))


def refresh(here: Occasion, sheet: Sheet) -> None:
    """Show its owner where a draft stands, after somebody else has said something to it; if it has one."""
    if not sheet.after.person:
        return
    if isinstance(sheet.position, Standing):
        here.work.post(update(sheet, "again", steps.step(sheet), sheet.revision))
    here.work.post(_root(sheet))


def in_thread(sheet: Sheet, what: str, message: Message) -> Post:
    """Return the post of a message into a draft's thread."""
    where = {"thread_ts": sheet.after.thread}
    effect = f"{effects_of(sheet.after.id)}{what}"
    return Post(effect, sheet.after.channel, "chat.postMessage", {**message.arguments(), **where})


def amended(sheet: Sheet, what: str, message: Message) -> Post:
    """Return the post that changes a message in a draft's thread."""
    shown = f"{effects_of(sheet.after.id)}{what}"
    effect = f"{shown}:amended:{len(sheet.after.entries)}"
    return Post(effect, sheet.after.channel, "chat.update", message.arguments(), amends=shown)


def update(sheet: Sheet, what: str, message: Message, revision: int) -> Post:
    """Return the post that changes the message of a step; `what` and the entries so far name it."""
    effect = f"{effects_of(sheet.after.id)}{what}:{len(sheet.after.entries)}"
    shown = step_effect(sheet.after.id, revision)
    return Post(effect, sheet.after.channel, "chat.update", message.arguments(), amends=shown)


def waits_at(services: Services, here: Occasion, sheet: Sheet) -> str | None:
    """Return Slack's address of the message that a draft waits at."""
    ts = services.turns.posted(here.workspace, step_effect(sheet.after.id, sheet.revision))
    try:
        found = hasty(here.client).chat_getPermalink(
            channel=sheet.after.channel, message_ts=ts or sheet.after.thread
        )
    except FAILURES:
        return None
    address = found.get("permalink")
    return address if isinstance(address, str) else None


def erase(services: Services, here: Occasion, sheet: Sheet) -> None:
    """Erase a draft, with everything that was posted in its thread, and tell those who were asked."""
    draft = sheet.after
    noticing.erase(here, sheet)
    here.work.erase_draft(draft.id)
    _clear(services, here, sheet, cards.erased(sheet))


def leave(services: Services, here: Occasion, sheet: Sheet, cause: str) -> None:
    """Part a draft that was confirmed from its owner: its versions stay, not how they came about."""
    left = services.drafting.leave(sheet, cause)
    here.work.keep_draft(left.after, len(left.before.entries))
    here.work.erase_posts(effects_of(sheet.after.id))
    _clear(services, here, sheet, cards.left(sheet))


def _clear(services: Services, here: Occasion, sheet: Sheet, instead: Message) -> None:
    """Take everything out of a draft's thread, and leave a note where it began."""
    draft = sheet.after
    for ts in services.drafting.messages(sheet):
        here.work.post(Post(f"erased:{draft.id}:{ts}", draft.channel, "chat.delete", {"ts": ts}))
    bare = {**instead.arguments(), "ts": draft.thread}
    here.work.post(Post(f"erased:{draft.id}", draft.channel, "chat.update", bare))


def _step(sheet: Sheet) -> Post:
    effect = step_effect(sheet.after.id, sheet.revision)
    where = {"thread_ts": sheet.after.thread}
    return Post(effect, sheet.after.channel, "chat.postMessage", {**steps.step(sheet).arguments(), **where})


def _root(sheet: Sheet) -> Post:
    arguments = {**cards.root(sheet).arguments(), "ts": sheet.after.thread}
    effect = f"{effects_of(sheet.after.id)}root:{len(sheet.after.entries)}"
    return Post(effect, sheet.after.channel, "chat.update", arguments)
