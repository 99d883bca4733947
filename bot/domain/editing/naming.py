"""Naming: ids for new items, made of what people call them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST: Final = 40
_ROOM: Final = 4  # for a number behind it
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def fresh_id(prefix: str, name: str, taken: Collection[str]) -> str:
    """Return an id that nothing has yet, as readable as it can be: `area-plant-aarhus`."""
    bare = _slug(f"{prefix} {name}")
    numbered = (f"{bare}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (bare, *numbered) if each not in taken)


def _slug(words: str) -> str:
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    pieces = _OTHER.sub("-", ascii_words).strip("-")
    return pieces[: _LONGEST - _ROOM].rstrip("-") or "strategy"
