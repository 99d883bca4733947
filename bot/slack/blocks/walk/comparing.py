"""Comparing: the options of a decision by criterion and weight, as a table and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import money
from bot.domain.walk.comparing import named
from bot.slack.blocks.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.strategy import Decision
    from bot.slack.blocks.kit import Block

_CELL: Final = 100
_NONE: Final = "–"


def table(decision: Decision, mine: str | None) -> Block:
    """Return the comparison as a table; `mine` is the option that the reader would have taken."""
    rows = [["Criterion", *(named(option, mine) for option in decision.options)], *_rows(decision)]
    numbers: list[Block] = [{"align": "right"} for _ in decision.options]
    return {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": plain(cell, _CELL) or _NONE} for cell in row] for row in rows],
        "column_settings": [{"is_wrapped": True}, *numbers],
    }


def comparison_words(decision: Decision, mine: str | None) -> str:
    """Return the comparison in words, for those who listen to it."""
    names = [named(option, mine) for option in decision.options]
    return " ".join(f"{row[0]}: {_pairs(names, row[1:])}." for row in _rows(decision))


def _rows(decision: Decision) -> list[list[str]]:
    options = decision.options
    scored = [
        [f"{one.name} (weight {one.weight})", *(str(each.scores.get(one.id, _NONE)) for each in options)]
        for one in decision.criteria
    ]
    return [
        *scored,
        ["Weighted score", *(str(decision.weighted(option)) for option in options)],
        ["Cost, once", *(money(option.cost.one_off, option.cost.currency) for option in options)],
        ["Cost, a year", *(money(option.cost.yearly, option.cost.currency) for option in options)],
    ]


def _pairs(names: Sequence[str], values: Sequence[str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
