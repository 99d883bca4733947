"""Keys: what buttons and the form of a target carry, so that a late press can be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.slack.blocks import action_ids

_KEY: Final = re.compile(r"((?:[a-z0-9-]{1,40}/)?[a-z0-9-]{1,40}):(\d{1,6})(?::([-0-9.e+]{1,30}))?")


class Verb(StrEnum):
    """What a press wants."""

    RECORD = "record"
    UNDO = "undo"
    SHOW = "show"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Key:
    """Which target is meant, and how much had happened to it when it was shown; or which strategy.

    `sure` is the value that was asked about once more, as it was written.
    """

    target: str
    revision: int = 0
    sure: str = ""

    def __str__(self) -> str:
        return f"{self.target}:{self.revision}" + (f":{self.sure}" if self.sure else "")


def read_key(value: str) -> Key | None:
    """Return the key that a button or the form carries, None where it carries none."""
    found = _KEY.fullmatch(value)
    return Key(found[1], int(found[2]), found[3] or "") if found else None


def action_id(verb: Verb, number: int | None = None) -> str:
    """Name a control; several of a kind in one message are numbered."""
    return f"{action_ids.IN_TARGETS}_{verb}" + ("" if number is None else f"_{number}")
