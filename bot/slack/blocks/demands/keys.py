"""Keys: what a button under a demand or gap carries, so that a press is understood however late it comes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block

_LONGEST_NUMBER: Final = 6


class Verb(StrEnum):
    """What a press wants."""

    OFFER = "offer"
    FROM_WALK = "from_walk"
    BEGIN = "begin"
    DECLINE = "decline"
    CHOOSE = "choose"
    PICK = "pick"
    CHANGE = "change"
    EDIT = "edit"
    SKIP = "skip"
    DROP = "drop"
    ADD = "add"
    ROW = "row"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    HISTORY = "history"
    SHOW = "show"
    ERASE = "erase"
    # What the other side says to a need, and what its owner makes of that.
    ANSWER = "answer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    PROPOSE = "propose"
    TAKE = "take"
    LEAVE = "leave"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Key:
    """What a press is about: a draft, the revision shown, and what was chosen."""

    draft: str = ""
    revision: int = 0
    choice: str = ""

    def __str__(self) -> str:
        return f"{self.draft}:{self.revision}:{self.choice}"


def read_key(value: str) -> Key | None:
    """Return the key that a control carries, None where it carries none."""
    draft, _, rest = value.partition(":")
    number, colon, choice = rest.partition(":")
    known = colon and number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return Key(draft, int(number), choice) if known else None


def action_id(verb: Verb, number: int | None = None) -> str:
    """Name a control; several of a kind in one message are numbered."""
    return f"{action_ids.IN_DEMAND}_{verb}" + ("" if number is None else f"_{number}")


def press(label: str, verb: Verb, key: Key, spoken: str | None = None, number: int | None = None) -> Block:
    """Return a button."""
    return kit.button(label, action_id(verb, number), str(key), spoken)


def demand_button(walk: str) -> Block:
    """Return the button that makes a demand of what was written at the end of a walk."""
    return press("Make this a demand", Verb.FROM_WALK, Key(choice=walk), "Begin a demand with your words")
