"""Areas as people call them: by id, by name, by what its head is called, or by a word no other area has."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.domain.strategy import Area, Strategy

_WORD: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_SMALL: Final = frozenset({"and", "of", "the", "for", "it", "head", "chief", "manager", "director", "group"})
_LEAST: Final = 3
# Words of names that are words of every day as well: they name an area where they begin with a capital.
_EVERYDAY: Final = frozenset({
    "business", "care", "customer", "data", "digital", "development", "operations", "organisation", "people",
    "plant", "product", "products", "quality", "security", "service", "services", "shops", "support",
})  # fmt: skip
_SUFFIX: Final = re.compile(r"^(?:head|chief|director|manager) of ", re.IGNORECASE)
_ABOUT: Final = re.compile(r"[^\W_]{4,}s")
_SHORT: Final[Mapping[str, frozenset[str]]] = {
    "ops": frozenset({"operations"}),
    "infra": frozenset({"infrastructure"}),
    "controlling": frozenset({"finance"}),
    "accounting": frozenset({"finance"}),
    "personnel": frozenset({"human resources"}),
    "purchasing": frozenset({"procurement"}),
}
"""What areas are called for short, by words of their names."""
_NEVER: Final = frozenset({"it", "It", "people", "customer", "plant", "product"})
"""Words that name an area at no place, unless they are written as names are."""


@dataclass(frozen=True, slots=True)
class Named:
    """An area in a text, and where it stands."""

    area: str
    start: int
    end: int


class Areas:
    """The areas of a strategy, found by their names."""

    def __init__(self, strategy: Strategy) -> None:
        self._ids: dict[str, str] = {}
        words = Counter(word for area in strategy.areas for word in _words(area))
        for area in strategy.areas:
            for name in (*_names(area), *(word for word in _words(area) if words[word] == 1)):
                self._ids.setdefault(name, area.id)
        self._initials = self._add_short(strategy)
        it = [area.id for area in strategy.areas if area.side is Side.IT]
        if len(it) == 1:
            self._ids.setdefault("it", it[0])
        listed = sorted(map(re.escape, self._ids), key=len, reverse=True)
        self._any: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(listed) or '(?!)'})(?![\w-])", re.IGNORECASE)

    def named(self, text: str, *, asked: bool = False) -> list[Named]:
        """Return the areas that a text names, in their order; where one is `asked` for, by any word."""
        return [
            Named(self._ids[match[0].lower()], match.start(), match.end())
            for match in self._any.finditer(text)
            if match[0] not in (_NEVER if asked else _EVERYDAY | _NEVER)
            and (match[0].isupper() or match[0].lower() not in self._initials)
        ]

    def _add_short(self, strategy: Strategy) -> set[str]:
        """Add what areas are called for short, where only one is; return initials, which are capitals."""
        short: dict[str, set[str]] = {}
        for area in strategy.areas:
            for name in (_initials(area), *(one for one, long in _SHORT.items() if _holds(area, long))):
                short.setdefault(name, set()).add(area.id)
        for name, ids in short.items():
            if len(ids) == 1 and name:
                self._ids.setdefault(name, *ids)
        return {_initials(area) for area in strategy.areas}


def _names(area: Area) -> list[str]:
    plain = area.name.lower()
    return [area.id, plain, plain.removeprefix("it "), area.head.lower(), _SUFFIX.sub("", area.head.lower())]


def _initials(area: Area) -> str:
    """Return `hr` for Human resources; nothing for a name of one word."""
    words = [word for word in _WORD.findall(area.name) if word.lower() not in _SMALL - {"it"}]
    return "".join(word if word.isupper() else word[0] for word in words).lower() if words[1:] else ""


def _holds(area: Area, long: Collection[str]) -> bool:
    return any(re.search(rf"\b{one}\b", area.name, re.IGNORECASE) for one in long)


def _words(area: Area) -> set[str]:
    found = {word.lower() for word in _WORD.findall(f"{area.name} {area.id.removeprefix('area-')}")}
    return {word for word in found if len(word) >= _LEAST and word not in _SMALL}
