"""Opening: the forms and the history that stand in modals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.position import Gone
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.forms import MORE, PAGE, form, history, units_of
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.lossy import attempt, hasty

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block
    from bot.slack.listeners.demands.presses import Press


def change(press: Press) -> None:
    """Open the form of one field."""
    _open(press, press.key.choice)


def edit(press: Press) -> None:
    """Open the form of everything, on its first page."""
    _open(press, f"{PAGE}0")


def add(press: Press) -> None:
    """Open the form of what is not asked for."""
    _open(press, MORE)


def _open(press: Press, part: str) -> None:
    if (sheet := press.found()) is None:
        return
    if isinstance(sheet.position, Gone):
        press.tell(note(notes.STALE))
    elif not units_of(sheet, part):
        press.tell(note(OUTDATED))
    else:
        press.here.work.confide()
        open_form(press, form(sheet, part))


def open_form(press: Press, view: Block) -> None:
    """Open a modal; where Slack takes too long for it, say so."""
    trigger = press.pressed.trigger_id or ""
    opened = attempt("views.open", lambda: hasty(press.here.client).views_open(trigger_id=trigger, view=view))
    if not opened:
        press.tell(note(notes.FORM_LOST))


def history_of(press: Press) -> None:
    """Show the versions of a draft, and what was said to its needs."""
    if (sheet := press.found()) is not None:
        open_form(press, history(sheet))
