"""The context of rendering: who looks, at which message or view, and what they entered there so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.json_values import JsonObject
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """What rendering needs beside the blocks.

    `place` is the message's ts or the view's id and begins the ids of elements, so it is unique on the page.
    `files` is the address under which `{files}/{file id}` gives a file to this person. `heading` is the level
    of header blocks: one below the heading of the message or view.
    """

    workspace: Workspace
    viewer: Person
    place: str
    values: Mapping[str, Mapping[str, JsonObject]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    files: str = "/page/files"
    heading: int = 3

    def id(self, *parts: str) -> str:
        """Return an id for an element of this place."""
        letters = "-".join((self.place, *parts))
        return "k-" + "".join(
            letter if letter.isalnum() or letter in "-_" else f".{ord(letter):x}" for letter in letters
        )
