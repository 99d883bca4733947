"""Pressing: the buttons on pages. What comes too late changes nothing, and shows how it is now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.slack import incoming
from bot.slack.blocks.editing import forms, notes
from bot.slack.blocks.editing.keys import STRATEGY, Key, Verb, action_id, read_key
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.listeners.editing.presses import Press
from bot.slack.listeners.editing.publishing import publish
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Services, occasion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App, BoltContext

    from bot.services.desks import Desk


def register(app: App, services: Services) -> None:
    """Listen to everything that is pressed while a strategy is changed."""

    def listener(handle: Callable[[Press], None]) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is None:
                return
            key = read_key(pressed.actions[0].value)
            press = Press(services, occasion(context), pressed, key or Key(), incoming.key(body))
            if key is None:
                press.tell(note(OUTDATED))
            else:
                _handle(press, handle)

        return listen

    for verb, handle in _HANDLES.items():
        app.action(re.compile(rf"^{action_id(verb)}(_\d+)?$"))(listener(handle))


def _handle(press: Press, handle: Callable[[Press], None]) -> None:
    known = press.pressed.user.id in press.services.facilitators
    if press.here.stranger(press.pressed.user.team_id) or not known:
        press.say(notes.GUIDE)
    else:
        handle(press)


def _open(press: Press) -> None:
    if (desk := press.desk()) is not None:
        press.open(press.page(desk, STRATEGY))


def _begin(press: Press) -> None:
    press.open(forms.founding())


def _go(press: Press) -> None:
    if (desk := press.desk()) is not None:
        press.turn(press.page(desk, press.key.where))


def _form(press: Press) -> None:
    if (desk := press.desk()) is None:
        return
    view = forms.form(desk, press.key)
    if view is None:
        press.turn(press.page(desk, press.key.back, notes.GONE))
    else:
        press.push(view)


def _remove(press: Press) -> None:
    if (desk := press.desk()) is None:
        return
    whole = press.services.drafting.whole(press.here.workspace, desk.dossier)
    view = forms.removing(desk, press.key, whole)
    if view is None:
        press.turn(press.page(desk, press.key.back, notes.GONE))
    elif press.on_page:
        press.push(view)
    else:
        press.turn(view)


def _fresh(press: Press) -> Desk | None:
    """Return the strategy, None where it was changed after the page was shown, which they are told."""
    desk = press.desk()
    if desk is not None and desk.moment != press.key.moment:
        press.turn(press.page(desk, STRATEGY, notes.STALE))
        return None
    return desk


def _undo(press: Press) -> None:
    if (desk := _fresh(press)) is not None and desk.undoable:
        press.settle(press.services.editing.undo(desk, press.hand), notes.UNDONE)


def _carry(press: Press) -> None:
    if (desk := _fresh(press)) is not None and desk.outdated:
        press.settle(press.services.editing.carry(desk, press.hand), notes.CARRIED)


def _discard(press: Press) -> None:
    if (desk := _fresh(press)) is not None and desk.changes:
        press.end(press.services.editing.discard(desk, press.hand), notes.DISCARDED)


def _publish(press: Press) -> None:
    if (desk := _fresh(press)) is not None and desk.changes:
        publish(press, desk)


def _nothing(press: Press) -> None:
    """Take a date for granted: it is read when “Publish” is pressed."""
    del press


_HANDLES: Final[Mapping[Verb, Callable[[Press], None]]] = {
    Verb.OPEN: _open,
    Verb.BEGIN: _begin,
    Verb.GO: _go,
    Verb.FORM: _form,
    Verb.REMOVE: _remove,
    Verb.UNDO: _undo,
    Verb.CARRY: _carry,
    Verb.DISCARD: _discard,
    Verb.DATE: _nothing,
    Verb.PUBLISH: _publish,
}
