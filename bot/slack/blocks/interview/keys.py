"""Keys: what a button of an interview carries, so that a press can be understood however late it comes."""

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
    SIDE = "side"
    AGREE = "agree"
    DECLINE = "decline"
    LEVEL = "level"
    TICK = "tick"
    OPTION = "option"
    DONE = "done"
    DONT_KNOW = "unknown"
    NOT_APPLICABLE = "inapplicable"
    SHOW = "show"
    SKIP = "skip"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    CHANGE = "change"
    PICK = "pick"
    FINISH = "finish"
    ENOUGH = "enough"
    MORE = "more"
    MARK = "mark"
    TAKE = "take"
    SILENCE = "silence"
    REMIND = "remind"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Key:
    """What a press is about: a question of an interview, the revision shown, and what was chosen."""

    interview: str
    question: str = ""
    revision: int = 0
    choice: str = ""

    def __str__(self) -> str:
        return f"{self.interview}:{self.question}:{self.revision}:{self.choice}"


def read_key(value: str) -> Key | None:
    """Return the key that a button carries, None where it carries none."""
    parts = value.split(":", 3)
    revision = read_number(parts[2]) if len(parts) == 4 else None
    return None if revision is None else Key(parts[0], parts[1], revision, parts[3])


def read_number(text: str) -> int | None:
    """Return a number, None where it is none of ours."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def action_id(verb: Verb, number: int | None = None) -> str:
    """Name a control; several of a kind in one message are numbered."""
    return f"{action_ids.IN_INTERVIEW}_{verb}" + ("" if number is None else f"_{number}")


def read_verb(action: str) -> Verb | None:
    """Return what a press on a control wants."""
    parts = action.split("_")
    known = len(parts) > 1 and parts[0] == action_ids.IN_INTERVIEW and parts[1] in set(Verb)
    return Verb(parts[1]) if known else None


def press(label: str, verb: Verb, key: Key, spoken: str | None = None, number: int | None = None) -> Block:
    """Return a button."""
    return kit.button(label, action_id(verb, number), str(key), spoken)
