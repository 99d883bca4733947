"""Keys: what a button of a walk carries, so that a press can be understood however late it comes."""

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

    LIST = "list"
    OFFER = "offer"
    BEGIN = "begin"
    DECLINE = "decline"
    PLACE = "place"
    CHOOSE = "choose"
    NEXT = "next"
    BACK = "back"
    RESUME = "resume"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Key:
    """What a press is about: a walk, the revision shown, and what was chosen."""

    walk: str = ""
    revision: int = 0
    choice: str = ""

    def __str__(self) -> str:
        return f"{self.walk}:{self.revision}:{self.choice}"


def read_key(value: str) -> Key | None:
    """Return the key that a button carries, None where it carries none."""
    walk, _, rest = value.partition(":")
    number, colon, choice = rest.partition(":")
    known = colon and number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return Key(walk, int(number), choice) if known else None


def action_id(verb: Verb, number: int | None = None) -> str:
    """Name a control; several of a kind in one message are numbered."""
    return f"{action_ids.IN_WALK}_{verb}" + ("" if number is None else f"_{number}")


def press(label: str, verb: Verb, key: Key, spoken: str | None = None, number: int | None = None) -> Block:
    """Return a button."""
    return kit.button(label, action_id(verb, number), str(key), spoken)
