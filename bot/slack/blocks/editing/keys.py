"""Keys: what buttons and modals of editing carry, so that a press can be understood however late it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.editing.items import Item, Kind
from bot.services.desks import Moment
from bot.slack.blocks import action_ids, kit

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block

_KEY: Final = re.compile(r"([a-z0-9-]*):(\d{1,6})\.(\d{1,6}):([a-z0-9/-]*):([a-z0-9/-]*)")
STRATEGY: Final = "strategy"
_NEVER: Final = Moment()


class Verb(StrEnum):
    """What a press wants."""

    OPEN = "open"
    BEGIN = "begin"
    GO = "go"
    FORM = "form"
    REMOVE = "remove"
    UNDO = "undo"
    CARRY = "carry"
    DISCARD = "discard"
    DATE = "date"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Key:
    """What a press or a form is about.

    The dossier, its manuscript and how much had happened to that, the page or form that is meant
    (`option/d-erp/o-one`; the last part is empty for a new one), and the page that one came from.
    """

    dossier: str = ""
    moment: Moment = _NEVER
    where: str = STRATEGY
    back: str = STRATEGY

    def __str__(self) -> str:
        moment = f"{self.moment.manuscript}.{self.moment.revision}"
        return f"{self.dossier}:{moment}:{self.where}:{self.back}"

    @property
    def kind(self) -> str:
        """Which page or form it is."""
        return self.where.split("/")[0]

    @property
    def path(self) -> tuple[str, ...]:
        """The ids that lead to what it is about."""
        return tuple(self.where.split("/")[1:])

    @property
    def item(self) -> Item | None:
        """The item that it is about, None for pages that list several."""
        try:
            return Item(Kind(self.kind), self.path) if self.path else None
        except ValueError:
            return None


def where(kind: str, *path: str) -> str:
    """Name a page or form."""
    return "/".join((kind, *path))


def read_key(value: str) -> Key | None:
    """Return the key that a button or a modal carries, None where it carries none."""
    found = _KEY.fullmatch(value)
    return Key(found[1], Moment(int(found[2]), int(found[3])), found[4], found[5]) if found else None


def action_id(verb: Verb, number: int | None = None) -> str:
    """Name a control; several of a kind in one view are numbered."""
    return f"{action_ids.IN_EDITING}_{verb}" + ("" if number is None else f"_{number}")


def press(label: str, verb: Verb, key: Key, spoken: str | None = None, number: int | None = None) -> Block:
    """Return a button."""
    return kit.button(label, action_id(verb, number), str(key), spoken)
