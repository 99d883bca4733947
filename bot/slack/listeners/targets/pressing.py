"""Pressing: the buttons of the scorecard and the form behind them. What comes too late takes nothing back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.targets.course import countable
from bot.domain.targets.plausible import doubt
from bot.services.delivery import Post
from bot.services.targets import Hand, Step, Tracked
from bot.slack import incoming
from bot.slack.blocks import action_ids
from bot.slack.blocks.notes import OUTDATED, note
from bot.slack.blocks.targets import cards, forms, notes
from bot.slack.blocks.targets.keys import Key, Verb, action_id, read_key
from bot.slack.incoming import text
from bot.slack.listeners.aside import aside
from bot.slack.listeners.requests import Pressed, Submitted, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.targets import reporting
from bot.slack.listeners.targets.showing import may_record, show
from bot.slack.lossy import attempt, hasty

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App, BoltContext


@dataclass(frozen=True, slots=True)
class _Press:
    services: Services
    here: Occasion
    pressed: Pressed
    key: Key
    cause: str

    def tell(self, words: str) -> None:
        self.here.work.post(aside(self.pressed, self.cause, note(words)))

    def tracked(self) -> Tracked | None:
        """Return the target, None where it is gone or not theirs, which they are told."""
        tracked = self.services.tracking.find(self.here.workspace, self.key.target)
        if tracked is None:
            self.tell(notes.GONE)
            return None
        stranger = self.here.stranger(self.pressed.user.team_id)
        if stranger or not may_record(self.services, self.here, self.pressed.user.id, tracked):
            self.tell(notes.NOT_YOURS)
            return None
        return tracked


def register(app: App, services: Services) -> None:
    """Listen to everything that is pressed and sent about targets."""

    def listener(handle: Callable[[_Press], None]) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            key = read_key(pressed.actions[0].value) if pressed else None
            if pressed is None:
                return
            press = _Press(services, occasion(context), pressed, key or Key(""), incoming.key(body))
            if key is None:
                press.tell(OUTDATED)
            else:
                handle(press)

        return listen

    def submitted(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        if sent is not None:
            _submit(services, occasion(context), sent, ack, incoming.key(body))

    for verb, handle in (
        (Verb.RECORD, _open),
        (Verb.UNDO, _undo),
        (Verb.SHOW, _show),
        (Verb.REPORT, _report),
    ):
        app.action(re.compile(rf"^{action_id(verb)}(_\d+)?$"))(listener(handle))
    app.view(action_ids.TARGET_FORM)(submitted)


def _show(press: _Press) -> None:
    person = press.pressed.user.id
    if press.here.stranger(press.pressed.user.team_id):
        press.tell(notes.GUEST)
        return
    shown = show(press.services, press.here, person, press.key.target)
    press.here.work.post(aside(press.pressed, press.cause, shown))


def _report(press: _Press) -> None:
    person, here = press.pressed.user.id, press.here
    if here.stranger(press.pressed.user.team_id):
        press.tell(notes.GUEST)
        return
    press.tell(reporting.report(press.services, here, person, press.key.target, press.cause))


def _open(press: _Press) -> None:
    tracked = press.tracked()
    if tracked is None:
        return
    client, trigger = hasty(press.here.client), press.pressed.trigger_id or ""
    view = forms.form(tracked, press.services.clock().date())
    if not attempt("views.open", lambda: client.views_open(trigger_id=trigger, view=view)):
        press.tell(notes.SLOW)


def _undo(press: _Press) -> None:
    tracked = press.tracked()
    if tracked is None:
        return
    course = tracked.aim.course
    if course is None or course.revision != press.key.revision:
        press.tell(notes.STALE)
        return
    step = press.services.tracking.take_back(tracked, Hand(press.pressed.user.id, press.cause))
    if step is None:
        press.tell(notes.NOTHING)
        return
    press.here.work.keep_course(step.course, step.known)
    message = cards.recorded(_after(tracked, step), undone=True)
    press.here.work.post(aside(press.pressed, press.cause, message))


def _submit(services: Services, here: Occasion, sent: Submitted, ack: Ack, cause: str) -> None:
    key, person = read_key(sent.view.private_metadata), sent.user.id
    tracked = services.tracking.find(here.workspace, key.target) if key else None
    if here.stranger(sent.user.team_id) or tracked is None or not may_record(services, here, person, tracked):
        ack(response_action="errors", errors={"value": notes.NOT_YOURS if tracked else notes.GONE})
        return
    value, on, wrong = _read(sent, services.clock().date())
    early = services.tracking.too_early(tracked, on) if on else None
    if value is None or on is None or early:
        ack(response_action="errors", errors=wrong | ({"on": early} if early else {}))
        return
    said = text(sent.view.state, "values", "note", "note", "value").strip()
    doubted = doubt(tracked.aim.target, value)
    if doubted and key and key.sure != str(value):
        again = forms.once_more(tracked, forms.Typed(value, on, said, doubted))
        ack(response_action="update", view=again)
        return
    ack()
    step = services.tracking.measure(tracked, value, on, said, Hand(person, cause))
    here.work.keep_course(step.course, step.known)
    message = cards.recorded(_after(tracked, step))
    here.work.post(Post(f"recorded:{cause}", person, "chat.postMessage", message.arguments()))


def _read(sent: Submitted, today: date) -> tuple[float | None, date | None, dict[str, str]]:
    """Return value and day as they were filled in, and what is wrong with them."""
    wrong: dict[str, str] = {}
    value, on = None, None
    try:
        value = float(text(sent.view.state, "values", "value", "value", "value"))
    except ValueError:
        wrong["value"] = notes.NO_NUMBER
    try:
        on = date.fromisoformat(text(sent.view.state, "values", "on", "on", "selected_date"))
    except ValueError:
        wrong["on"] = notes.LATER
    if value is not None and not countable(value):
        value, wrong["value"] = None, notes.NO_NUMBER
    if on is not None and on > today:
        on, wrong["on"] = None, notes.LATER
    return value, on, wrong


def _after(tracked: Tracked, step: Step) -> Tracked:
    return replace(tracked, aim=replace(tracked.aim, course=step.course))
