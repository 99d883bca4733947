"""Sampling: a few of many cases, the same ones each time, with every kind among them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED: Final = 20260101


class Sorted(Protocol):
    """A case of some kind."""

    @property
    def kind(self) -> str:
        """What sort of case it is."""
        ...


SortedT = TypeVar("SortedT", bound=Sorted)


def sample(cases: Sequence[SortedT], size: int | None) -> list[SortedT]:
    """Return so many of the cases, in their order; all where no size is given.

    Every kind is there, even where that makes more of them, and beyond that in proportion.
    """
    if size is None:
        return list(cases)
    random, kinds = Random(SEED), {case.kind for case in cases}  # noqa: S311 - no secret
    turn: dict[int, float] = {}
    for kind in sorted(kinds):
        places = [place for place, case in enumerate(cases) if case.kind == kind]
        random.shuffle(places)
        turn |= {place: number / len(places) for number, place in enumerate(places)}
    first = sorted(turn, key=lambda place: (turn[place], place))[: max(size, len(kinds))]
    return [cases[place] for place in sorted(first)]
