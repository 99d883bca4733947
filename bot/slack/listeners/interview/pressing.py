"""Pressing: what the buttons and menus of an interview do. What is too late changes nothing and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.domain.interview.entries import DontKnow, Level, Move, NotApplicable, Options
from bot.domain.interview.moves import Aim, Stale, said_in
from bot.services.delivery import Post
from bot.services.interviewing import Agreement, Told
from bot.slack import incoming
from bot.slack.blocks.interview import cards, notes
from bot.slack.blocks.interview.keys import Key, Verb, action_id, read_key, read_verb
from bot.slack.blocks.notes import OUTDATED, STRANGER, note
from bot.slack.listeners.asking import Privately, said
from bot.slack.listeners.home import home
from bot.slack.listeners.interview.hearing import take
from bot.slack.listeners.interview.reminding import schedule, take_back
from bot.slack.listeners.interview.starting import link, present
from bot.slack.listeners.interview.telling import carry_out
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.wording import asked
from bot.slack.lossy import FAILURES, hasty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_bolt import Ack, App, BoltContext

    from bot.services.interviewing import Change
    from bot.slack.blocks.kit import Message
    from knowledge.instrument import Instrument

    Handle = Callable[["Press"], None]


class Press:
    """One press: who pressed what, and the interview that it is about as it is now."""

    def __init__(self, services: Services, here: Occasion, pressed: Pressed, body: Mapping[str, Any]) -> None:
        self.services = services
        self.here = here
        self.pressed = pressed
        action = pressed.actions[0]
        chosen = action.selected_option.value if action.selected_option else action.value
        self.key = read_key(chosen) or Key("")
        self.verb = read_verb(action.action_id)
        self.cause = incoming.key(body)

    @property
    def aim(self) -> Aim:
        """What it is about."""
        return Aim(self.key.question, self.key.revision, self.cause, self.services.clock())

    def found(self) -> Change | None:
        """Return the interview, None where it is not there or not theirs, which they are told."""
        change = self.services.interviewing.find(self.here.workspace, self.key.interview)
        if change is None:
            self.tell(note(notes.GONE))
        elif change.after.person != self.pressed.user.id:
            self.tell(note(notes.NOT_YOURS))
        else:
            return change
        return None

    def settle(self, outcome: Change | Stale) -> None:
        """Carry a change out, or say that it came too late."""
        # What stood around the button tells answers, and those are kept with the interview alone.
        self.here.work.confide()
        if isinstance(outcome, Stale):
            self.tell(note(notes.STALE))
            return
        carry_out(self.services, self.here, outcome)
        self.refresh(outcome)

    def refresh(self, change: Change | None, *, erased: str | None = None) -> None:
        """Show what changed on the Home tab, where it was pressed there."""
        if self.at_home:
            view = home(self.services, self.here, self.pressed.user.id, change, erased=erased)
            arguments = {"user_id": self.pressed.user.id, "view": view}
            self.here.work.post(Post(f"home:{self.cause}", "", "views.publish", arguments))

    @property
    def at_home(self) -> bool:
        """Whether it was pressed on the Home tab."""
        return self.pressed.container.type == "view"

    def tell(self, message: Message) -> None:
        """Say something to the person who pressed, and to nobody else."""
        effect = f"aside:{self.cause}"
        box, person = self.pressed.container, self.pressed.user.id
        if box.thread_ts is not None and box.channel_id is not None:
            where = {"user": person, "thread_ts": box.thread_ts}
            arguments = {**message.arguments(), **where}
            self.here.work.post(Post(effect, box.channel_id, "chat.postEphemeral", arguments))
        elif self.pressed.response_url is not None:
            self.here.work.post(said(Privately(self.pressed.response_url), effect, message))
        else:
            self.here.work.post(Post(effect, person, "chat.postMessage", message.arguments()))


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


def _agree(press: Press) -> None:
    instrument, box = _offered(press), press.pressed.container
    if instrument is None or box.channel_id is None or box.message_ts is None:
        press.tell(note(OUTDATED))
        return
    agreement = Agreement(
        press.here.workspace, press.pressed.user.id, instrument.id, instrument.version,
        box.channel_id, box.message_ts,
    )  # fmt: skip
    begun = press.services.interviewing.begin(agreement)
    press.settle(begun)
    if not isinstance(begun, Stale):
        schedule(press.services, press.here, begun)


def _decline(press: Press) -> None:
    instrument, box = _offered(press), press.pressed.container
    begun = press.services.interviewing.in_thread(
        press.here.workspace, box.channel_id or "", box.message_ts or ""
    )
    if instrument is None or box.channel_id is None or begun is not None:
        press.tell(note(notes.STALE))
        return
    arguments = {**cards.declined(instrument).arguments(), "ts": box.message_ts}
    press.here.work.post(Post(f"declined:{press.cause}", box.channel_id, "chat.update", arguments))


def _offer(press: Press) -> None:
    instrument = _offered(press)
    if instrument is None:
        press.tell(note(OUTDATED))
        return
    message = present(press.here, press.pressed.user.id, instrument, press.cause)
    if not (press.pressed.container.channel_id or "").startswith("D"):
        press.tell(message)


def _offered(press: Press) -> Instrument | None:
    """Return the instrument that a card names."""
    name, _, version = press.key.choice.partition("@")
    number = int(version) if version.isdecimal() else 0
    return press.services.interviewing.instrument(press.here.workspace, name, number)


def _level(press: Press) -> None:
    if (change := press.found()) is not None:
        level = int(press.key.choice) if press.key.choice.isdecimal() else 0
        press.settle(press.services.interviewing.choose(change, press.aim, Level(level)))


def _option(press: Press) -> None:
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, Options((press.key.choice,))))


def _done(press: Press) -> None:
    ticked = _ticked(press.pressed)
    if not ticked:
        press.tell(note(notes.TICK_FIRST))
    elif (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, Options(ticked)))


def _ticked(pressed: Pressed) -> tuple[str, ...]:
    boxes = pressed.state.get("values", {}).get(pressed.actions[0].block_id, {}).get(action_id(Verb.TICK), {})
    return tuple(incoming.text(option, "value") for option in boxes.get("selected_options") or ())


def _dont_know(press: Press) -> None:
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, DontKnow()))


def _not_applicable(press: Press) -> None:
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.choose(change, press.aim, NotApplicable()))


def _mover(move: Move) -> Handle:
    def handle(press: Press) -> None:
        if (change := press.found()) is not None:
            press.settle(press.services.interviewing.move(change, press.aim, move))

    return handle


def _back(press: Press) -> None:
    if (change := press.found()) is not None:
        press.settle(press.services.interviewing.back(change, press.aim))


def _change(press: Press) -> None:
    if (change := press.found()) is None:
        return
    press.settle(press.services.interviewing.come_back(change, press.aim))
    if press.at_home:
        press.tell(notes.where_it_is(change.instrument.title, link(press.services, press.here, change)))


def _resume(press: Press) -> None:
    if (change := press.found()) is None:
        return
    if change.after.paused:
        press.settle(press.services.interviewing.resume(change, press.cause))
    if press.pressed.container.thread_ts != change.after.thread:
        press.tell(notes.where_it_is(change.instrument.title, link(press.services, press.here, change)))
    elif not change.after.paused:
        press.tell(note(notes.STALE))


def _mark(press: Press) -> None:
    if (change := press.found()) is None:
        return
    mark = int(press.key.choice) if press.key.choice.isdecimal() else 0
    outcome = press.services.interviewing.rate_summary(change, press.aim, mark)
    press.settle(outcome)
    if not isinstance(outcome, Stale):
        press.tell(note(notes.MARKED))


def _take(press: Press) -> None:
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
    if known or not take(press.services, press.here, change, told, typed=True):
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


def _silence(press: Press) -> None:
    _remind_or_not(press, notes.SILENCED, wanted=False)


def _remind(press: Press) -> None:
    _remind_or_not(press, notes.REMINDED, wanted=True)


def _remind_or_not(press: Press, words: str, *, wanted: bool) -> None:
    if (change := press.found()) is None:
        return
    after = press.services.interviewing.remind(change, press.cause, wanted=wanted)
    press.settle(after)
    if wanted:
        schedule(press.services, press.here, after)
    else:
        take_back(press.here, after)
    if not press.at_home:
        press.tell(note(words))


def _erase(press: Press) -> None:
    change = press.found()
    if change is None:
        return
    interview = change.after
    card = cards.erased(change.instrument.title).arguments()
    root = {**card, "ts": interview.thread}
    press.here.work.confide()
    press.here.work.erase(interview.id)
    take_back(press.here, change)
    for ts in press.services.interviewing.messages(change):
        press.here.work.post(
            Post(f"erased:{interview.id}:{ts}", interview.channel, "chat.delete", {"ts": ts})
        )
    press.here.work.post(Post(f"erased:{interview.id}", interview.channel, "chat.update", root))
    press.refresh(None, erased=interview.id)


def _nothing(press: Press) -> None:
    del press


def _pattern(verb: Verb) -> re.Pattern[str]:
    return re.compile(rf"^{action_id(verb)}(_\d+)?$")


_HANDLES: Final[Mapping[Verb, Handle]] = {
    Verb.OFFER: _offer,
    Verb.AGREE: _agree,
    Verb.DECLINE: _decline,
    Verb.LEVEL: _level,
    Verb.TICK: _nothing,
    Verb.OPTION: _option,
    Verb.DONE: _done,
    Verb.DONT_KNOW: _dont_know,
    Verb.NOT_APPLICABLE: _not_applicable,
    Verb.SHOW: _mover(Move.SHOW),
    Verb.SKIP: _mover(Move.SKIP),
    Verb.BACK: _back,
    Verb.PAUSE: _mover(Move.PAUSE),
    Verb.RESUME: _resume,
    Verb.CHANGE: _change,
    Verb.PICK: _change,
    Verb.FINISH: _mover(Move.CONCLUDE),
    Verb.MARK: _mark,
    Verb.TAKE: _take,
    Verb.SILENCE: _silence,
    Verb.REMIND: _remind,
    Verb.ERASE: _erase,
}
