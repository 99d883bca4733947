"""Pressing: what the buttons of a walk do. What is too late changes nothing and says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bot.domain.walk.moves import Aim, Stale, go_back, go_on
from bot.services.delivery import Post
from bot.services.walking import Beginning
from bot.slack import incoming
from bot.slack.blocks.notes import OUTDATED, STRANGER, note
from bot.slack.blocks.walk import cards, notes
from bot.slack.blocks.walk.keys import Key, Verb, action_id, read_key
from bot.slack.listeners.aside import aside
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.walk import starting, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App, BoltContext

    from bot.domain.walk.entries import Walk
    from bot.services.walking import Stretch, Topic
    from bot.slack.blocks.kit import Message


@dataclass(frozen=True, slots=True)
class Press:
    """One press: who pressed what."""

    services: Services
    here: Occasion
    pressed: Pressed
    key: Key
    cause: str

    @property
    def aim(self) -> Aim:
        """What it is about."""
        return Aim(self.key.revision, self.cause, self.services.clock())

    def tell(self, message: Message) -> None:
        """Say something to the person who pressed, and to nobody else."""
        self.here.work.post(aside(self.pressed, self.cause, message))

    def found(self) -> Stretch | None:
        """Return the walk, None where it is not there or not theirs, which they are told."""
        stretch = self.services.walking.find(self.here.workspace, self.key.walk)
        if stretch is None:
            self.tell(note(notes.GONE))
        elif stretch.after.person != self.pressed.user.id:
            self.tell(note(notes.NOT_YOURS))
        else:
            return stretch
        return None

    def settle(self, outcome: Stretch | Stale) -> None:
        """Carry a change out, or say that it came too late."""
        # What stood around the button tells a choice, and that is kept with the walk alone.
        self.here.work.confide()
        if isinstance(outcome, Stale):
            self.tell(note(notes.STALE))
        else:
            telling.carry_out(self.services, self.here, outcome)


def register(app: App, services: Services) -> None:
    """Listen to everything that is pressed in a walk."""

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
    key = read_key(action.selected_option.value if action.selected_option else action.value)
    press = Press(services, here, pressed, key or Key(), cause)
    if here.stranger(pressed.user.team_id):
        press.tell(note(STRANGER))
    elif key is None:
        press.tell(note(OUTDATED))
    else:
        handle(press)


def _list(press: Press) -> None:
    press.tell(starting.choice(press.services, press.here, press.pressed.user.id))


def _offer(press: Press) -> None:
    person = press.pressed.user.id
    press.tell(starting.offer(press.services, press.here, person, press.key.choice, press.cause))


def _begin(press: Press) -> None:
    topic, box, person = _topic(press), press.pressed.container, press.pressed.user.id
    if topic is None or box.channel_id is None or box.message_ts is None:
        return
    reader = press.services.people.member(press.here.client, press.here.workspace, person)
    where = Beginning(press.here.workspace, person, reader.role, box.channel_id, box.message_ts)
    begun = press.services.walking.begin(topic, where)
    if isinstance(begun, Stale):
        press.tell(note(notes.STALE))
    else:
        telling.begin(press.here, begun)


def _decline(press: Press) -> None:
    topic, box = _topic(press), press.pressed.container
    if topic is None or box.channel_id is None or box.message_ts is None:
        return
    workspace, thread = press.here.workspace, box.message_ts
    if press.services.walking.in_thread(workspace, box.channel_id, thread) is not None:
        press.tell(note(notes.STALE))
        return
    arguments = {**cards.declined(topic).arguments(), "ts": thread}
    press.here.work.post(Post(f"declined:{press.cause}", box.channel_id, "chat.update", arguments))


def _topic(press: Press) -> Topic | None:
    """Return the decision that a card names, None where it can't be walked through, which they are told."""
    topic = press.services.walking.topic(press.here.workspace, press.key.choice)
    if not starting.belongs(press.services, press.here, press.pressed.user.id):
        press.tell(note(notes.GUEST))
        return None
    if topic is None:
        press.tell(note(notes.DECISION_GONE))
    return topic


def _place(press: Press) -> None:
    if (stretch := press.found()) is not None:
        press.settle(press.services.walking.place(stretch, press.aim, press.key.choice))


def _choose(press: Press) -> None:
    if (stretch := press.found()) is not None:
        press.settle(press.services.walking.choose(stretch, press.aim, press.key.choice))


def _step(move: Callable[[Walk, Aim], Walk | Stale], press: Press) -> None:
    if (stretch := press.found()) is not None:
        press.settle(press.services.walking.step(stretch, press.aim, move))


def _resume(press: Press) -> None:
    if (stretch := press.found()) is not None:
        address = telling.waits_at(press.services, press.here, stretch)
        press.tell(cards.link_message(stretch, address))


def _erase(press: Press) -> None:
    if (stretch := press.found()) is not None:
        press.here.work.confide()
        telling.erase(press.services, press.here, stretch)


_HANDLES: Final[Mapping[Verb, Callable[[Press], None]]] = {
    Verb.LIST: _list,
    Verb.OFFER: _offer,
    Verb.BEGIN: _begin,
    Verb.DECLINE: _decline,
    Verb.PLACE: _place,
    Verb.CHOOSE: _choose,
    Verb.NEXT: partial(_step, go_on),
    Verb.BACK: partial(_step, go_back),
    Verb.RESUME: _resume,
    Verb.ERASE: _erase,
}
