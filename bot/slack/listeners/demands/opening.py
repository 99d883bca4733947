"""Opening: the forms and the history that stand in modals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafting.position import Gone, as_of
from bot.domain.drafting.values import value
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.forms import MORE, PAGE, ROW, form, history, is_list, units_of
from bot.slack.blocks.demands.inputs import rows_shown
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.listeners.demands.reading import rows_sent
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


def add_row(press: Press) -> None:
    """Show the form that a button stands on with one more row of a list; what was typed stays."""
    view, sheet = press.pressed.view, press.found()
    if view is None or sheet is None:
        return
    press.here.work.confide()
    part, _, path = press.key.choice.partition(ROW)
    # What was typed is told from what was there by the revision that the form has shown.
    shown = replace(sheet, after=as_of(sheet.after, press.key.revision))
    rows = {each.path: rows_sent(view.state, each.path) for each in units_of(shown, part) if is_list(each)}
    rows[path] = 1 + rows_shown(value(shown.told, path), rows.get(path, 0))
    client, content = hasty(press.here.client), form(shown, part, rows)
    attempt("views.update", lambda: client.views_update(view_id=view.id, hash=view.hash, view=content))


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
