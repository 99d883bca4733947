"""Disclosure: which figures can be told without any of them, or any difference of some, describing too few.

Figures are counts over groups of people. Whoever knows several can add and subtract them; what that yields
describes everybody whose answers do not cancel out. A set of figures is safe where no such combination
describes fewer people than the minimum group. That is linear algebra: answers that stand in the same groups
are a column each, figures are rows, and a few columns are told by themselves exactly where leaving them out
lowers the rank.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

MINIMUM: Final = 5
_PRIME: Final = 2**61 - 1
"""Ranks are worked out modulo a prime that is larger than any determinant of zeros and ones met here."""


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """Somebody's answers as they were counted; changed answers are another `value` of the same person."""

    person: str
    value: str


Figure = frozenset[Counted]
"""Those that a figure counts."""


def parted(areas: Mapping[Counted, str | None], minimum: int = MINIMUM) -> dict[str, Figure]:
    """Return the areas that can be told by themselves, beside the total.

    Where the rest, which anybody can work out, would be too few, the smallest area goes to the rest as well.
    """
    groups: dict[str, set[Counted]] = defaultdict(set)
    for counted, area in areas.items():
        groups[area or ""].add(counted)
    told = {area: some for area, some in groups.items() if area and len(some) >= minimum}
    while told and 0 < len(areas) - sum(map(len, told.values())) < minimum:
        del told[min(told, key=lambda area: (len(told[area]), area))]
    return {area: frozenset(some) for area, some in sorted(told.items())}


def safe(figures: Iterable[Figure], minimum: int = MINIMUM) -> bool:
    """Say whether no figure, and no sum or difference of any, describes fewer people than the minimum."""
    every = list(dict.fromkeys(figures))
    classes = _classes(every)
    columns = list(classes)
    whole = _rank(columns)
    return all(
        _rank([column for column in columns if column not in few]) == whole for few in _few(classes, minimum)
    )


_Column = tuple[int, ...]


def _classes(figures: Sequence[Figure]) -> dict[_Column, set[str]]:
    """Return the people whose answers stand in the same figures, by which of these they are."""
    found: dict[_Column, set[str]] = defaultdict(set)
    for counted in frozenset().union(*figures):
        found[tuple(int(counted in figure) for figure in figures)].add(counted.person)
    return found


def _few(classes: Mapping[_Column, set[str]], minimum: int) -> Iterator[frozenset[_Column]]:
    """Yield every set of columns that together are of fewer people than the minimum."""
    small = [column for column, people in classes.items() if len(people) < minimum]
    for size in range(1, len(small) + 1):
        found = False
        for some in combinations(small, size):
            if len(set().union(*(classes[column] for column in some))) < minimum:
                found = True
                yield frozenset(some)
        if not found:
            return


def _rank(columns: Collection[_Column]) -> int:
    """Return the rank of a matrix, given as its columns."""
    rows = [list(column) for column in columns]
    rank = 0
    for at in range(len(rows[0]) if rows else 0):
        pivot = next((n for n in range(rank, len(rows)) if rows[n][at]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        inverse = pow(rows[rank][at], -1, _PRIME)
        for n in range(rank + 1, len(rows)):
            factor = rows[n][at] * inverse % _PRIME
            if factor:
                rows[n] = [
                    (one - factor * other) % _PRIME for one, other in zip(rows[n], rows[rank], strict=True)
                ]
        rank += 1
    return rank
