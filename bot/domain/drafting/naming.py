"""Naming: what a demand or a gap is called, so that people know it again: `shops-one-till-1`."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST: Final = 40
_PREFIX: Final = re.compile(r"^(area|g|p|dm|gap)-")
_NUMBER: Final = 4


def name_of(parts: Collection[str], taken: Collection[str]) -> str:
    """Return a name made of ids, which nothing else has: `("area-shops", "g-one-till")`."""
    stem = "-".join(_PREFIX.sub("", part) for part in parts if part)[: LONGEST - _NUMBER].strip("-")
    stem = stem or "demand"
    return next(name for n in itertools.count(1) if (name := f"{stem}-{n}") not in taken)


def slug(words: str) -> str:
    """Return words as an id, empty where nothing of them can stand in one."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
