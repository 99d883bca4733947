"""Drafting: what its owner's presses do to a draft. What is too late changes nothing and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting import moves
from bot.domain.drafting.entries import Verdict
from bot.domain.drafting.fields import field
from bot.domain.drafting.moves import Aim
from bot.domain.drafting.position import Gone
from bot.services.delivery import Post
from bot.services.drafting import Sheet
from bot.services.drafting.together import take_over
from bot.slack.blocks.demands import notes, steps
from bot.slack.blocks.demands.needs import decided, line
from bot.slack.blocks.demands.saying import options
from bot.slack.blocks.notes import note
from bot.slack.listeners.demands import noticing, starting, telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Draft
    from bot.domain.drafting.moves import Stale
    from bot.domain.drafting.needs import Asked
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.demands.presses import Press


def choose(press: Press) -> None:
    """Fill a field with what was chosen for it."""
    if (sheet := press.found()) is None:
        return
    path, _, chosen = press.key.choice.partition("=")
    held = press.chosen or _meant(sheet, path, chosen)
    press.settle(sheet, press.services.drafting.fill(sheet, press.aim, {path: held}))


def skip(press: Press) -> None:
    """Leave a field as it is."""
    _step(press, moves.skip)


def drop(press: Press) -> None:
    """Take out the entry that lacks what is asked for."""
    _step(press, moves.drop)


def back(press: Press) -> None:
    """Go back to the field before."""
    _step(press, moves.back)


def withdraw(press: Press) -> None:
    """No longer stand by it."""
    _step(press, moves.withdraw)


def reopen(press: Press) -> None:
    """Take up again what was withdrawn."""
    _step(press, moves.reopen)


def confirm(press: Press) -> None:
    """Stand by it."""
    if (sheet := press.found()) is not None:
        press.settle(sheet, press.services.drafting.confirm(sheet, press.aim))


def pause(press: Press) -> None:
    """Put it by; nothing changes but what is shown."""
    _show(press, "paused", steps.paused)


def resume(press: Press) -> None:
    """Go on where it was put by."""
    _show(press, "resumed", steps.step)


def ask(press: Press) -> None:
    """Ask somebody of the owner's choice whether a need will be met."""
    sheet = press.found()
    asked = None if sheet is None else _need(press, sheet)
    if sheet is None or asked is None:
        return
    if not starting.belongs(press.services, press.here, press.chosen):
        press.tell(note(notes.GUEST_ASKED))
        return
    head = noticing.head_of(press.services, press.here, sheet, asked.need.area)
    if press.chosen == sheet.after.person != head:
        press.tell(note(notes.OWNER_ASKED))
        return
    put = noticing.put_to(press.services, press.here, sheet, asked, press.chosen)
    press.here.work.keep_draft(put.after, len(put.before.entries))
    telling.refresh(press.here, put)
    press.tell(note(notes.ASKED))


def take(press: Press) -> None:
    """Take over what was proposed instead of a need."""
    if (sheet := press.found()) is None or (asked := _proposed(press, sheet)) is None:
        return
    aim = Aim(sheet.revision, press.cause, press.services.clock())
    outcome = take_over(press.services.drafting, sheet, asked, aim)
    press.settle(sheet, outcome)
    if isinstance(outcome, Sheet):
        _decide(press, sheet, asked, taken=True)


def leave(press: Press) -> None:
    """Leave a need as it is, though something else was proposed."""
    if (sheet := press.found()) is None or (asked := _proposed(press, sheet)) is None:
        return
    outcome = press.services.drafting.insist(sheet, asked.need.key, press.cause)
    if not isinstance(outcome, Sheet):
        press.tell(note(notes.STALE_NEED))
        return
    press.here.work.confide()
    press.here.work.keep_draft(outcome.after, len(outcome.before.entries))
    noticing.tell(press.here, sheet, asked, line(sheet, asked.need, notes.LEFT))
    telling.refresh(press.here, outcome)
    _decide(press, sheet, asked, taken=False)


def _step(press: Press, move: Callable[[Draft, Aim], Draft | Stale]) -> None:
    if (sheet := press.found()) is not None:
        press.settle(sheet, press.services.drafting.step(sheet, press.aim, move))


def _show(press: Press, what: str, shown: Callable[[Sheet], Message]) -> None:
    if (sheet := press.found()) is None:
        return
    if sheet.revision != press.key.revision:
        press.tell(note(notes.STALE))
        return
    press.here.work.confide()
    post = telling.update(sheet, f"{what}:{press.cause}", shown(sheet), sheet.revision)
    press.here.work.post(post)


def _meant(sheet: Sheet, path: str, chosen: str) -> JsonValue:
    """Return the value that a button or menu names."""
    found = field(sheet.after.topic, path)
    offered = options(found, sheet.known) if found else []
    return next((value for value, _ in offered if str(value) == chosen), chosen)


def _need(press: Press, sheet: Sheet) -> Asked | None:
    """Return the need that a press is about, None where it is not the same any more, which is told."""
    asked = next((each for each in sheet.needs if each.need.key == press.key.choice), None)
    gone = isinstance(sheet.position, Gone)
    if asked is None or gone or len(asked.responses) != press.key.revision:
        press.tell(note(notes.STALE_NEED))
        return None
    return asked


def _proposed(press: Press, sheet: Sheet) -> Asked | None:
    asked = _need(press, sheet)
    if asked is not None and (asked.verdict is not Verdict.PROPOSED or asked.insisted):
        press.tell(note(notes.STALE_NEED))
        return None
    return asked


def _decide(press: Press, sheet: Sheet, asked: Asked, *, taken: bool) -> None:
    """Take the buttons off the message that told of a proposal."""
    box = press.pressed.container
    if box.channel_id is not None and box.message_ts is not None:
        arguments = {**decided(sheet, asked, taken=taken).arguments(), "ts": box.message_ts}
        press.here.work.post(Post(f"decided:{press.cause}", box.channel_id, "chat.update", arguments))
