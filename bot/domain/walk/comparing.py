"""Comparing: the options of a decision as a picture of what each criterion, by its weight, adds to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.strategy import Decision, Option


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion adds: a length and a label for each row."""

    name: str
    lengths: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Rows, each a bar of parts laid end to end; `totals` stand at their ends."""

    rows: tuple[str, ...]
    parts: tuple[Part, ...]
    totals: tuple[int, ...]


def stacks(decision: Decision, mine: str | None) -> Stacks:
    """Return a row an option, and in it score times weight by criterion; `mine` is the reader's choice."""
    options = decision.options
    parts = []
    for one in decision.criteria:
        scores = [option.scores.get(one.id, 0) for option in options]
        lengths = tuple(score * one.weight for score in scores)
        labels = tuple(f"{score}×{one.weight}" if score else "" for score in scores)
        parts.append(Part(f"{one.name} (weight {one.weight})", lengths, labels))
    rows = tuple(named(option, mine) for option in options)
    return Stacks(rows, tuple(parts), tuple(decision.weighted(option) for option in options))


def named(option: Option, mine: str | None) -> str:
    """Return an option's name, marked where it is the reader's choice."""
    return f"{option.name} (your choice)" if option.id == mine else option.name


def in_words(chart: Stacks) -> str:
    """Say what the picture shows, row by row."""
    said = []
    for at, (row, total) in enumerate(zip(chart.rows, chart.totals, strict=True)):
        added = ", ".join(f"{part.name} {part.labels[at]}" for part in chart.parts if part.labels[at])
        said.append(f"{row}: {total} in all. {added}." if added else f"{row}: not scored.")
    return f"Weighted scores, each criterion's score times its weight. {' '.join(said)}"
