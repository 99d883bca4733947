"""Pressing: corrections of how answers were coded. What is out of date changes nothing and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.codebook import named
from bot.domain.interview.moves import Aim, Stale
from bot.services.changes import effects_of
from bot.services.delivery import Post
from bot.slack import incoming
from bot.slack.blocks import action_ids
from bot.slack.blocks.interview.keys import Key, read_key
from bot.slack.blocks.notes import STRANGER, note
from bot.slack.blocks.understanding import cards
from bot.slack.listeners.aside import aside
from bot.slack.listeners.requests import Pressed, Submitted, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.understanding import sharing
from bot.slack.lossy import attempt, hasty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slack_bolt import Ack, App, BoltContext

    from bot.domain.codebook import Field
    from bot.services.changes import Change
    from bot.slack.listeners.requests import Person

    Handle = Callable[["_Errand", Pressed], None]


def register(app: App, services: Services) -> None:
    """Listen to the card's menus and buttons, and to the modal that one of them opens."""

    def listener(handle: Handle) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is not None:
                # What stood around the button quotes answers, and those are kept with the interview alone.
                here = occasion(context)
                here.work.confide()
                handle(_pressed(services, here, pressed, incoming.key(body)), pressed)

        return listen

    def sent(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        submitted = read(Submitted, body)
        if submitted is not None:
            here = occasion(context)
            here.work.confide()
            _sent(services, here, submitted, incoming.key(body))

    app.action(action_ids.CODED_PICK)(listener(_pick))
    app.action(action_ids.CODED_EDIT)(listener(_edit))
    app.action(action_ids.SHOW_CODING)(listener(_show))
    app.view(action_ids.CODED_SEVERAL)(sent)


@dataclass(frozen=True)
class _Errand:
    """What somebody wants with the coding of an interview: by a press, or by a form that they sent."""

    services: Services
    here: Occasion
    key: Key
    person: Person
    cause: str
    tell: Callable[[str], None]

    @property
    def change(self) -> Change | None:
        """The interview, None where it is not there or not theirs, which they are told."""
        change = self.services.interviewing.find(self.here.workspace, self.key.interview)
        if self.here.stranger(self.person.team_id):
            self.tell(STRANGER)
        elif change is None or not self.services.codebooks.codes(change):
            self.tell(cards.GONE)
        elif change.after.person != self.person.id:
            self.tell(cards.NOT_YOURS)
        else:
            return change
        return None

    @property
    def role(self) -> str:
        """What the person does."""
        return sharing.role_of(self.services, self.here, self.person.id)

    def field(self, change: Change) -> Field | None:
        """Return the field that it is about."""
        sheet = self.services.codebooks.sheet(change, self.role)
        fields = sheet.fields if sheet else ()
        return next((field for field in fields if named(field.id) == self.key.question), None)

    def correct(self, change: Change, shorts: Sequence[str], channel: str, ts: str) -> None:
        """Correct the field to what stands for these in its menu, and show the card as it is then."""
        field = self.field(change)
        choices = field.choices if field else ()
        known = {cards.short(choice.value): choice.value for choice in choices}
        aim = Aim(self.key.question, self.key.revision, self.cause, self.services.clock())
        values = [known.get(one, one) for one in shorts]
        after = self.services.codebooks.correct(change, self.role, aim, values)
        if isinstance(after, Stale):
            self.tell(cards.STALE)
            return
        self.here.work.keep(after.after, len(after.before.entries))
        shown = [ts, *sharing.earlier(self.services, self.here, change)]  # a form may be older than a card
        arguments = {**sharing.card(self.services, self.here, after).arguments(), "ts": shown[-1]}
        effect = f"{effects_of(after.after.id)}coded:{len(after.after.entries)}"
        self.here.work.post(Post(effect, channel, "chat.update", arguments))
        self.tell(cards.CORRECTED)


def _pressed(services: Services, here: Occasion, pressed: Pressed, cause: str) -> _Errand:
    action = pressed.actions[0]
    chosen = action.selected_option.value if action.selected_option else action.value

    def tell(words: str) -> None:
        here.work.post(aside(pressed, cause, note(words)))

    return _Errand(services, here, read_key(chosen) or Key(chosen), pressed.user, cause, tell)


def _pick(errand: _Errand, pressed: Pressed) -> None:
    change, box = errand.change, pressed.container
    if change is not None and box.channel_id and box.message_ts:
        errand.correct(change, [errand.key.choice], box.channel_id, box.message_ts)


def _edit(errand: _Errand, pressed: Pressed) -> None:
    change, box = errand.change, pressed.container
    if change is None:
        return
    field = errand.field(change)
    if field is None or field.revision != errand.key.revision:
        errand.tell(cards.STALE)
        return
    view = cards.several_modal(field, errand.key, box.channel_id or "", box.message_ts or "")
    client, trigger = hasty(errand.here.client), pressed.trigger_id or ""
    if not attempt("views.open", lambda: client.views_open(trigger_id=trigger, view=view)):
        errand.tell(cards.UNOPENED)


def _show(errand: _Errand, pressed: Pressed) -> None:
    del pressed
    if (change := errand.change) is not None:
        sharing.share(errand.services, errand.here, change)
        errand.tell(cards.SHOWN)


def _sent(services: Services, here: Occasion, sent: Submitted, cause: str) -> None:
    """Correct a field by what was chosen in its form."""
    about, _, where = sent.view.private_metadata.partition("|")
    channel, _, ts = where.partition("|")

    def tell(words: str) -> None:
        here.work.post(Post(f"aside:{cause}", sent.user.id, "chat.postMessage", note(words).arguments()))

    errand = _Errand(services, here, read_key(about) or Key(""), sent.user, cause, tell)
    if (change := errand.change) is not None:
        errand.correct(change, [*_chosen(sent), *_own(errand.field(change), sent)], channel, ts)


def _own(field: Field | None, sent: Submitted) -> list[str]:
    """Return what was written into the form, as values of the field."""
    name = action_ids.CODED_OWN
    lines = incoming.text(sent.view.state, "values", name, name, "value").splitlines()
    told = [" ".join(line.split()) for line in lines]
    return [f"{field.own.value}{line}" for line in told if line] if field and field.own else []


def _chosen(sent: Submitted) -> list[str]:
    block = action = action_ids.CODED_SEVERAL
    entered = sent.view.state.get("values", {})
    chosen = entered.get(block, {}).get(action, {}).get("selected_options") or []
    return [incoming.text(option, "value") for option in chosen]
