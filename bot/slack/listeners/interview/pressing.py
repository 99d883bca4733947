"""Pressing: what the buttons and menus of an interview do. What is too late changes nothing and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.domain.interview.entries import Move
from bot.slack.blocks.interview.keys import Verb, action_id
from bot.slack.blocks.notes import OUTDATED, STRANGER, note
from bot.slack.listeners.interview import answering, beginning, keeping
from bot.slack.listeners.interview.presses import Press
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Services, occasion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App, BoltContext


def register(app: App, services: Services) -> None:
    """Listen to everything that is pressed in an interview."""

    def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        pressed = read(Pressed, body)
        if pressed is not None:
            _handle(Press(services, occasion(context), pressed, body))

    for verb in Verb:
        app.action(_pattern(verb))(listen)


def _handle(press: Press) -> None:
    if press.here.stranger(press.pressed.user.team_id):
        press.tell(note(STRANGER))
    elif press.verb is None:
        press.tell(note(OUTDATED))
    else:
        _HANDLES[press.verb](press)


def _nothing(press: Press) -> None:
    del press


def _pattern(verb: Verb) -> re.Pattern[str]:
    return re.compile(rf"^{action_id(verb)}(_\d+)?$")


_HANDLES: Final[Mapping[Verb, Callable[[Press], None]]] = {
    Verb.OFFER: beginning.offer,
    Verb.SIDE: _nothing,
    Verb.AGREE: beginning.agree,
    Verb.DECLINE: beginning.decline,
    Verb.LEVEL: answering.level,
    Verb.TICK: _nothing,
    Verb.OPTION: answering.option,
    Verb.DONE: answering.done,
    Verb.DONT_KNOW: answering.dont_know,
    Verb.NOT_APPLICABLE: answering.not_applicable,
    Verb.SHOW: answering.mover(Move.SHOW),
    Verb.SKIP: answering.mover(Move.SKIP),
    Verb.BACK: answering.back,
    Verb.PAUSE: answering.mover(Move.PAUSE),
    Verb.RESUME: keeping.resume,
    Verb.CHANGE: answering.change,
    Verb.PICK: answering.change,
    Verb.FINISH: answering.mover(Move.CONCLUDE),
    Verb.ENOUGH: keeping.enough,
    Verb.MORE: keeping.more,
    Verb.MARK: keeping.mark,
    Verb.TAKE: answering.take,
    Verb.SILENCE: keeping.silence,
    Verb.REMIND: keeping.remind,
    Verb.ERASE: keeping.erase,
}
