"""Pressing: what the buttons, menus and pickers of demands and gaps do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.slack import incoming
from bot.slack.blocks.demands.keys import Key, Verb, action_id, read_key
from bot.slack.blocks.notes import OUTDATED, STRANGER, note
from bot.slack.listeners.demands import beginning, drafting, opening, responding
from bot.slack.listeners.demands.presses import Press
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App, BoltContext


def register(app: App, services: Services) -> None:
    """Listen to everything that is pressed about a demand or gap."""

    def listener(handle: Callable[[Press], None]) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is not None:
                _handle(services, occasion(context), pressed, incoming.key(body), handle)

        return listen

    for verb, handle in _HANDLES.items():
        app.action(re.compile(rf"^{action_id(verb)}(_\d+)?$"))(listener(handle))


def _handle(
    services: Services, here: Occasion, pressed: Pressed, cause: str, handle: Callable[[Press], None]
) -> None:
    action = pressed.actions[0]
    # Pickers of days and people carry no value of ours: their block's name says what they are about.
    picked = action.selected_date or action.selected_user or ""
    value = action.selected_option.value if action.selected_option else action.value
    key = read_key(action.block_id if picked else value)
    press = Press(services, here, pressed, key or Key(), picked, cause)
    if here.stranger(pressed.user.team_id):
        press.tell(note(STRANGER))
    elif key is None:
        press.tell(note(OUTDATED))
    else:
        handle(press)


_HANDLES: Final[Mapping[Verb, Callable[[Press], None]]] = {
    Verb.OFFER: beginning.offer,
    Verb.FROM_WALK: beginning.from_walk,
    Verb.BEGIN: beginning.begin,
    Verb.DECLINE: beginning.decline,
    Verb.SHOW: beginning.show,
    Verb.ERASE: beginning.erase,
    Verb.CHOOSE: drafting.choose,
    Verb.SKIP: drafting.skip,
    Verb.DROP: drafting.drop,
    Verb.BACK: drafting.back,
    Verb.CONFIRM: drafting.confirm,
    Verb.WITHDRAW: drafting.withdraw,
    Verb.REOPEN: drafting.reopen,
    Verb.PAUSE: drafting.pause,
    Verb.RESUME: drafting.resume,
    Verb.TAKE: drafting.take,
    Verb.LEAVE: drafting.leave,
    Verb.ASK: drafting.ask,
    Verb.PICK: opening.change,
    Verb.CHANGE: opening.change,
    Verb.EDIT: opening.edit,
    Verb.ADD: opening.add,
    Verb.ROW: opening.add_row,
    Verb.HISTORY: opening.history_of,
    Verb.ANSWER: responding.answer,
    Verb.ACCEPT: responding.accept,
    Verb.REFUSE: responding.refuse,
    Verb.PROPOSE: responding.propose,
}
