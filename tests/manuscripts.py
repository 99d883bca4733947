"""A manuscript of the bakery's strategy, as tests begin it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.editing.changes import Written
from bot.domain.editing.manuscript import Changed, Manuscript
from bot.domain.strategy import Guideline

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def guideline(statement: str = "One oven.", named: str = "g-one-oven") -> Guideline:
    return Guideline(id=named, statement=statement, intent="Bread at six.", areas=("area-ovens",))


def manuscript(statement: str = "One oven.") -> Manuscript:
    """Return a manuscript in which a guideline was added."""
    begun = Manuscript("bakery-strategy.1", "T1", "bakery-strategy", 1, "U1", AT)
    return begun.add(Changed(Written(guideline(statement)), "U1", "trigger:1", AT))
