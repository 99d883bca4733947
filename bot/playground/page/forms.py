"""Forms as the page's script sends them: pairs, because names may repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot.playground.errors import PlaygroundError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form in the order of the page."""

    pairs: Sequence[tuple[str, str]]

    def __getitem__(self, name: str) -> str:
        found = self.get(name)
        if found is None:
            raise PlaygroundError(f"Something is missing here: {name}. Reload the page and try again.")
        return found

    def get(self, name: str) -> str | None:
        """Return the first field of this name; None where there is none."""
        return next((value for field, value in self.pairs if field == name), None)


def read_form(body: bytes) -> Form:
    """Return what a browser sent."""
    return Form(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))
