"""A press: who pressed what about a demand or gap, and the ways to react to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.drafting.moves import Aim, Stale
from bot.services.drafting import Flawed
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.notes import flawed
from bot.slack.blocks.notes import note
from bot.slack.listeners.aside import aside
from bot.slack.listeners.demands import telling

if TYPE_CHECKING:
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting import Sheet
    from bot.slack.blocks.demands.keys import Key
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.requests import Pressed
    from bot.slack.listeners.services import Occasion, Services


@dataclass(frozen=True, slots=True)
class Press:
    """One press: who pressed what. `chosen` is what a picker holds, which has no value of ours."""

    services: Services
    here: Occasion
    pressed: Pressed
    key: Key
    chosen: str
    cause: str

    @property
    def person(self) -> str:
        """Who pressed."""
        return self.pressed.user.id

    @property
    def aim(self) -> Aim:
        """What it is about."""
        return Aim(self.key.revision, self.cause, self.services.clock())

    def tell(self, message: Message) -> None:
        """Say something to the person who pressed, and to nobody else."""
        self.here.work.post(aside(self.pressed, self.cause, message))

    def found(self) -> Sheet | None:
        """Return the draft, None where it is not there or not theirs, which they are told."""
        sheet = self.services.drafting.find(self.here.workspace, self.key.draft)
        if sheet is None:
            self.tell(note(notes.GONE))
        elif sheet.after.person != self.person:
            self.tell(note(notes.NOT_YOURS))
        else:
            return sheet
        return None

    def asked(self) -> tuple[Sheet, Asked] | None:
        """Return the need that a draft puts to them, None where it puts none, which they are told."""
        sheet = self.services.drafting.find(self.here.workspace, self.key.draft)
        if sheet is None:
            self.tell(note(notes.GONE))
            return None
        need = next((each for each in sheet.needs if each.need.key == self.key.choice), None)
        if need is None:
            self.tell(note(notes.STALE_NEED))
        elif self.person not in need.people:
            self.tell(note(notes.NOT_ASKED))
        else:
            return sheet, need
        return None

    def settle(self, sheet: Sheet, outcome: Sheet | Stale | Flawed) -> None:
        """Carry a change out, or say what keeps it from being one."""
        # What stood around the button is a draft, and that is kept by itself.
        self.here.work.confide()
        match outcome:
            case Stale():
                self.tell(note(notes.STALE))
            case Flawed(flaws):
                self.tell(flawed(sheet.after.topic, flaws))
            case _:
                telling.carry_out(self.services, self.here, outcome)
