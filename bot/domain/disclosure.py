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
    classes = _classes(list(dict.fromkeys(figures)))
    columns = list(classes)
    whole = _basis(columns)
    # Where some columns of full rank are left, whatever else is left out lowers nothing.
    known = [whole]
    for few in _few(classes, minimum):
        if not any(few.isdisjoint(basis) for basis in known):
            left = _basis([column for column in columns if column not in few])
            if len(left) < len(whole):
                return False
            known.append(left)
    return True


_Column = tuple[int, ...]


def _classes(figures: Sequence[Figure]) -> dict[_Column, set[str]]:
    """Return the people whose answers stand in the same figures, by which of these they are."""
    found: dict[_Column, set[str]] = defaultdict(set)
    for counted in frozenset().union(*figures):
        found[tuple(int(counted in figure) for figure in figures)].add(counted.person)
    return found


def _few(classes: Mapping[_Column, set[str]], minimum: int) -> Iterator[frozenset[_Column]]:
    """Yield every set of columns that is of fewer people than the minimum, unless it is part of another."""
    of_person: dict[str, set[_Column]] = defaultdict(set)
    for column, people in classes.items():
        for person in people if len(people) < minimum else ():
            of_person[person].add(column)
    for some in combinations(sorted(of_person), min(minimum - 1, len(of_person))):
        touched = set().union(*(of_person[person] for person in some))
        yield frozenset(column for column in touched if classes[column].issubset(some))


def _basis(columns: Collection[_Column]) -> frozenset[_Column]:
    """Return as many of a matrix's columns as its rank, none of them made up of others."""
    left = [(list(column), column) for column in columns]
    chosen: list[_Column] = []
    for at in range(len(left[0][0]) if left else 0):
        pivot = next((n for n, (row, _) in enumerate(left) if row[at]), None)
        if pivot is None:
            continue
        row, column = left.pop(pivot)
        chosen.append(column)
        inverse = pow(row[at], -1, _PRIME)
        left = [(_without(row, other, other[at] * inverse % _PRIME), of) for other, of in left]
    return frozenset(chosen)


def _without(row: Sequence[int], other: list[int], factor: int) -> list[int]:
    """Return another row without a multiple of a row."""
    return [(one - factor * own) % _PRIME for one, own in zip(other, row, strict=True)] if factor else other
