"""Heterogeneity: who knows how much of the strategy and names which guideline, and how far people differ.

The figure is the mean, over all pairs of people, of Jaccard's distance between the goals that the two name
(P. Jaccard, New Phytologist 11, 1912: one minus the share of goals that both name among those that either
names). An entropy of the goals would call a company divided whose managers all name the same eight; this one
is 0 where everybody names the same and 1 where no two share a goal. Two people who name none share none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.domain.pictures import Matrix, MatrixRow
from bot.domain.understanding import Grasp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.strategy import Strategy
    from bot.domain.understanding import Coded


@dataclass(frozen=True, slots=True)
class Group:
    """A column of the picture: an area, or a side."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's coding, and the group that it is counted with; None where it counts in the total alone."""

    group: str | None
    coded: Coded


@dataclass(frozen=True, slots=True)
class Row:
    """How many people something is true of, by group in the order of the picture, and in all."""

    id: str
    name: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How a strategy is understood. `grasps` run from none to clear; `other` counts goals beside guidelines.

    People without a group count in the totals only. `heterogeneity` is None for fewer than two.
    """

    groups: tuple[Group, ...]
    people: Row
    grasps: tuple[Row, ...]
    guidelines: tuple[Row, ...]
    other: Row
    heterogeneity: float | None


def areas_of(strategy: Strategy) -> tuple[Group, ...]:
    """Return the areas of a strategy as groups."""
    return tuple(Group(area.id, area.name) for area in strategy.areas)


def overview(strategy: Strategy, voices: Sequence[Voice], among: Sequence[Group]) -> Overview:
    """Count who knows and names what, for the groups that somebody speaks for."""
    groups = tuple(group for group in among if any(voice.group == group.id for voice in voices))

    def row(named: str, label: str, those: Sequence[Voice]) -> Row:
        by_group = tuple(sum(voice.group == group.id for voice in those) for group in groups)
        return Row(named, label, by_group, len(those))

    def knowing(grasp: Grasp) -> list[Voice]:
        return [voice for voice in voices if voice.coded.knows_strategy is grasp]

    def naming(guideline: str) -> list[Voice]:
        return [voice for voice in voices if guideline in voice.coded.guidelines]

    return Overview(
        groups,
        row("people", "People heard", voices),
        tuple(row(grasp.value, _LABELS[grasp], knowing(grasp)) for grasp in Grasp),
        tuple(row(one.id, one.statement, naming(one.id)) for one in strategy.guidelines),
        row("other", "A goal beside the guidelines", [voice for voice in voices if voice.coded.others]),
        heterogeneity([frozenset(voice.coded.goals) for voice in voices]),
    )


def matrix(now: Overview) -> Matrix:
    """Return the picture: how well the strategy is known, who names which guideline, in all and by group."""
    blocks = ((*now.grasps,), (*now.guidelines, now.other))
    return Matrix(
        ("All", *(group.name for group in now.groups)),
        (now.people.total, *now.people.counts),
        tuple(tuple(MatrixRow(row.name, (row.total, *row.counts)) for row in rows) for rows in blocks),
    )


def heterogeneity(named: Sequence[frozenset[str]]) -> float | None:
    """Return how far people differ in the goals that they name, from 0 to 1; None for fewer than two."""
    pairs = list(combinations(named, 2))
    if not pairs:
        return None
    return sum(_distance(one, other) for one, other in pairs) / len(pairs)


def compared_in_words(before: Overview, after: Overview) -> str:
    """Tell what a walk through the decisions changed, for those who were asked before and after it."""
    return (
        f"{after.people.total} people were asked before and after they walked through a decision. Before, "
        f"{_clear(before)}; after, {_clear(after)}. Heterogeneity among them: {_figure(before)} before, "
        f"{_figure(after)} after."
    )


def in_words(now: Overview, before: Overview | None = None) -> str:
    """Tell what the picture shows, as its text equivalent."""
    told = [_heard(now), *_named(now), *_differing(now)]
    if before is not None:
        told.append(f"Before, {_clear(before)}, and the heterogeneity was {_figure(before)}.")
    return " ".join(told)


_LABELS = {
    Grasp.NONE: "No strategy known",
    Grasp.VAGUE: "Vague",
    Grasp.PARTIAL: "In part",
    Grasp.CLEAR: "Clear",
}


def _distance(one: frozenset[str], other: frozenset[str]) -> float:
    either = one | other
    return 1 - len(one & other) / len(either) if either else 1.0


def _heard(now: Overview) -> str:
    levels = ", ".join(f"{row.name.lower()} {row.total}" for row in now.grasps)
    return f"How well the strategy is known, of {now.people.total} people: {levels}."


def _named(now: Overview) -> list[str]:
    ordered = sorted(now.guidelines, key=lambda row: -row.total)
    if not ordered:
        return []
    most, least = ordered[0], ordered[-1]
    return [f"Named most: “{most.name}” ({most.total}); least: “{least.name}” ({least.total})."]


def _differing(now: Overview) -> list[str]:
    if now.heterogeneity is None:
        return []
    shared = f"two people share on average {1 - now.heterogeneity:.0%} of the goals that they name"
    ends = "from 0 (everybody names the same goals) to 1 (no two people share one)"
    return [f"Heterogeneity {_figure(now)}, {ends}: {shared}."]


def _clear(then: Overview) -> str:
    clear = next(row for row in then.grasps if row.id == Grasp.CLEAR)
    return f"{clear.total} of {then.people.total} people knew it clearly"


def _figure(then: Overview) -> str:
    return "unknown" if then.heterogeneity is None else f"{then.heterogeneity:.2f}"
