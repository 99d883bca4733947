"""A press: who pressed what in an interview, and the ways to react to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.interview.moves import Aim, Stale
from bot.services.delivery import Post
from bot.slack import incoming
from bot.slack.blocks.interview import notes
from bot.slack.blocks.interview.keys import Key, read_key, read_verb
from bot.slack.blocks.notes import note
from bot.slack.listeners.asking import Privately, said
from bot.slack.listeners.home import home
from bot.slack.listeners.interview.telling import carry_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.changes import Change
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.requests import Pressed
    from bot.slack.listeners.services import Occasion, Services


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
