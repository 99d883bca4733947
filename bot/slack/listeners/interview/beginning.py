"""Beginning: an interview is offered, and begins when the person agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.interview.moves import Stale
from bot.services.changes import Agreement
from bot.services.delivery import Post
from bot.slack.blocks.interview import cards, notes
from bot.slack.blocks.interview.keys import Verb, action_id, read_number
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.incoming import text
from bot.slack.listeners.interview.reminding import schedule
from bot.slack.listeners.interview.starting import present
from knowledge.instrument import Side

if TYPE_CHECKING:
    from bot.slack.listeners.interview.presses import Press
    from bot.slack.listeners.requests import Pressed
    from knowledge.instrument import Instrument


def agree(press: Press) -> None:
    """Begin an interview on the message that was agreed to."""
    instrument, box = _offered(press), press.pressed.container
    if instrument is None or box.channel_id is None or box.message_ts is None:
        press.tell(note(OUTDATED))
        return
    agreement = Agreement(
        press.here.workspace, press.pressed.user.id, instrument.id, instrument.version,
        box.channel_id, box.message_ts, _side(press.pressed),
    )  # fmt: skip
    begun = press.services.interviewing.begin(agreement)
    press.settle(begun)
    if not isinstance(begun, Stale):
        press.here.work.pin(begun.instrument)
        schedule(press.services, press.here, begun)


def decline(press: Press) -> None:
    """Begin none."""
    instrument, box = _offered(press), press.pressed.container
    begun = press.services.interviewing.in_thread(
        press.here.workspace, box.channel_id or "", box.message_ts or ""
    )
    if instrument is None or box.channel_id is None or begun is not None:
        press.tell(note(notes.STALE))
        return
    arguments = {**cards.declined(instrument).arguments(), "ts": box.message_ts}
    press.here.work.post(Post(f"declined:{press.cause}", box.channel_id, "chat.update", arguments))


def offer(press: Press) -> None:
    """Show what an interview is about, and what is to be agreed to."""
    instrument = _offered(press)
    if instrument is None:
        press.tell(note(OUTDATED))
        return
    message = present(press.services, press.here, press.pressed.user.id, instrument, press.cause)
    if not (press.pressed.container.channel_id or "").startswith("D"):
        press.tell(message)


def _side(pressed: Pressed) -> Side | None:
    """Return the side that is chosen on the card, None where none is."""
    where = ("values", cards.SIDE_BLOCK, action_id(Verb.SIDE), "selected_option", "value")
    chosen = text(pressed.state, *where)
    return Side(chosen) if chosen in set(Side) else None


def _offered(press: Press) -> Instrument | None:
    """Return the instrument that a card names."""
    name, _, version = press.key.choice.partition("@")
    return press.services.interviewing.instrument(press.here.workspace, name, read_number(version) or 0)
