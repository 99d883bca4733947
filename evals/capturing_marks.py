"""Marks: how what was filled counts, field by field, against what a careful reader fills."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.fields import Form, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from evals.capturing_cases import CapturingCase

_EXACT: Final = re.compile(r"\w+(?:-\w+)+")
"""Ids, days and quarters: nearly the same is another one."""
_WORD: Final = re.compile(r"[\w']+")
_LEAST_SAID: Final = 0.7
"""The share of the expected words that a text must hold."""
_LEAST_MEANT: Final = 0.5
"""The share of a text that must be expected; not asked of a translation, which is kept as it was said."""
_WHOLE: Final = frozenset({"translation"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A field, or an entry of one: what was filled, and what was said; None where nothing was."""

    name: str
    filled: JsonValue
    said: JsonValue
    right: bool


def marks(case: CapturingCase, filled: Mapping[str, JsonValue]) -> Iterator[Mark]:
    """Yield a mark for everything that was filled or should have been."""
    found = {_name(path): given for path, given in filled.items() if given is not None}
    own = {"owner", "area"}
    for name in dict.fromkeys((*case.fills, *found)):
        if name not in (*case.may, *own) or name in case.fills:
            yield from _marks(case, name, found.get(name), case.fills.get(name))


def _marks(case: CapturingCase, name: str, filled: JsonValue, said: JsonValue) -> Iterator[Mark]:
    asked = field(case.topic, name)
    form = asked.form if asked else Form.TEXT
    match form:
        case Form.ITEMS:
            yield from _entries(case, name, _listed(filled), _listed(said))
        case Form.LINES | Form.CHOICES:
            for one, other in _paired(_listed(filled), _listed(said)):
                if other is not None or name not in case.may:
                    yield Mark(name, one, other, same(one, other))
        case _:
            yield Mark(name, filled, said, same(filled, said, whole=name in _WHOLE))


def _entries(
    case: CapturingCase, name: str, filled: Sequence[JsonValue], said: Sequence[JsonValue]
) -> Iterator[Mark]:
    for one, other in _paired(filled, said):
        if other is None and name in case.may:
            continue
        here, there = one if isinstance(one, dict) else {}, other if isinstance(other, dict) else {}
        for part in dict.fromkeys((*there, *here)):
            if here.get(part) is not None or there.get(part) is not None:
                given, meant = here.get(part), there.get(part)
                yield Mark(f"{name}.{part}", given, meant, same(given, meant))


def _paired(filled: Sequence[JsonValue], said: Sequence[JsonValue]) -> Iterator[tuple[JsonValue, JsonValue]]:
    """Pair every entry that was said with the filled one that is most like it."""
    left = list(filled)
    for other in said:
        best = max(left, key=lambda one: _likeness(one, other), default=None)
        if best is not None and _likeness(best, other) > 0:
            left.remove(best)
            yield best, other
        else:
            yield None, other
    yield from ((one, None) for one in left)


def _likeness(filled: JsonValue, said: JsonValue) -> float:
    if isinstance(filled, dict) and isinstance(said, dict):
        return sum(_likeness(filled.get(part), said[part]) for part in said)
    if isinstance(filled, str) and isinstance(said, str):
        return _share(_words(said), _words(filled))
    return float(same(filled, said))


def same(filled: JsonValue, said: JsonValue, *, whole: bool = False) -> bool:
    """Say whether what was filled is what was said."""
    if filled is None or said is None:
        return False
    if isinstance(said, list):
        return any(same(filled, one) for one in said)
    if not isinstance(said, str) or not isinstance(filled, str) or _EXACT.fullmatch(said):
        return filled == said
    meant, held = _words(said), _words(filled)
    return _share(meant, held) >= _LEAST_SAID and (whole or _share(held, meant) >= _LEAST_MEANT)


def _share(some: Sequence[str], among: Sequence[str]) -> float:
    return sum(one in among for one in some) / len(some) if some else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _listed(given: JsonValue) -> list[JsonValue]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _name(path: str) -> str:
    return re.sub(r"\.(?:\d+|\+)", "", path)
