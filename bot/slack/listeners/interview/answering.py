"""Answering by pressing: levels, options, moves, and words that were not taken for an answer at first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.domain.interview.entries import DontKnow, Level, NotApplicable, Options
from bot.domain.interview.unsaying import said_in
from bot.services.changes import Told
from bot.slack import incoming
from bot.slack.blocks.interview import notes
from bot.slack.blocks.interview.keys import Verb, action_id, read_number
from bot.slack.blocks.notes import note
from bot.slack.listeners.interview import hearing
from bot.slack.listeners.interview.starting import link
from bot.slack.listeners.wording import asked
from bot.slack.lossy import FAILURES, hasty

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.interview.entries import Move
    from bot.slack.listeners.interview.presses import Press
    from bot.slack.listeners.requests import Pressed


def level(press: Press) -> None:
    """Choose a level."""
    if (change := press.found()) is not None:
        given = Level(read_number(press.key.choice) or 0)
        press.settle(press.services.interviewing.choose(change, press.aim, given))


def option(press: Press) -> None:
    """Choose the one option."""
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, Options((press.key.choice,))))


def done(press: Press) -> None:
    """Choose the options that are ticked."""
    ticked = _ticked(press.pressed)
    if not ticked:
        press.tell(note(notes.TICK_FIRST))
    elif (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, Options(ticked)))


def _ticked(pressed: Pressed) -> tuple[str, ...]:
    found: object = pressed.state
    for name in ("values", pressed.actions[0].block_id, action_id(Verb.TICK), "selected_options"):
        found = found.get(name) if isinstance(found, Mapping) else None
    ticked = found if isinstance(found, list) else []
    return tuple(chosen for option in ticked if (chosen := incoming.text(option, "value")))


def dont_know(press: Press) -> None:
    """Say that one does not know."""
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, DontKnow()))


def not_applicable(press: Press) -> None:
    """Say that it does not apply."""
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, NotApplicable()))


def mover(move: Move) -> Callable[[Press], None]:
    """Return what makes a move."""

    def handle(press: Press) -> None:
        if (change := press.found()) is not None:
            press.settle(press.services.interviewing.move(change, press.aim, move))

    return handle


def back(press: Press) -> None:
    """Go to the question before."""
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.back(change, press.aim))


def change(press: Press) -> None:
    """Go to the question whose answer is to be changed."""
    if (here := press.found()) is None:
        return
    press.settle(press.services.interviewing.come_back(here, press.aim))
    if press.at_home:
        press.tell(notes.where_it_is(here.instrument.title, link(press.services, press.here, here)))


def take(press: Press) -> None:
    """Take a message as an answer that was not understood as one."""
    change = press.found()
    if change is None:
        return
    message = press.key.choice
    words = _written(press, message)
    if words is None:
        press.tell(note(notes.UNREADABLE))
        return
    told = Told(asked(words, press.here.bot_user), message, press.cause)
    known = said_in(change.after, message) is not None
    if known or not hearing.take(press.services, press.here, change, told, typed=True):
        press.tell(note(notes.STALE))
    elif press.pressed.container.thread_ts != change.after.thread:
        press.tell(note(notes.TAKEN))


def _written(press: Press, ts: str) -> str | None:
    """Return what a message says, None where it is gone."""
    box = press.pressed.container
    where = {"channel": box.channel_id, "oldest": ts, "latest": ts, "inclusive": True, "limit": 5}
    thread = {"ts": box.thread_ts or ts}
    try:
        found = hasty(press.here.client).api_call("conversations.replies", params={**where, **thread})
    except FAILURES:
        return None
    messages = found.get("messages") or []
    return next((incoming.text(message, "text") for message in messages if message.get("ts") == ts), None)
