"""The picture of how a strategy is understood: on a terminal, and as JSON (a contract: see the README)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.heterogeneity import compared_in_words, in_words, matrix
from bot.services.understood import Understood

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.heterogeneity import Overview, Row
    from bot.services.coding import Development


def picture(shown: Development | Understood) -> str:
    """Return the matrix for a terminal, with its legend and what it shows in words."""
    now = shown.now
    width = max(len(row.id) for row in _rows(now))
    lines = [f"How the strategy is understood ({_edition(shown)})", ""]
    lines.append(f"{'':<{width}}  all{''.join(f'{n:>4}' for n in range(1, len(now.groups) + 1))}")
    for row in _rows(now):
        counts = "".join(f"{count or '·':>4}" for count in row.counts)
        lines.append(f"{row.id:<{width}}  {row.total:>3}{counts}")
    legend = [f"{n:>4}  {group.name}" for n, group in enumerate(now.groups, start=1)]
    return "\n".join([*lines, "", *legend, "", _text(shown)])


def picture_as_object(shown: Development | Understood) -> dict[str, object]:
    """Return the same as an object."""
    then: dict[str, object]
    if isinstance(shown, Understood):
        then = {"after": _overview(shown.after) if shown.after else None}
    else:
        then = {"before_edition": shown.first_edition.reference if shown.first_edition else None}
    return {
        "edition": _edition(shown),
        "now": _overview(shown.now),
        "before": _overview(shown.before) if shown.before else None,
        **then,
        "text": _text(shown),
    }


def draw(now: Overview, target: Path) -> None:
    """Draw the matrix to a file."""
    from bot.adapters.charts import MatplotlibCharts

    target.write_bytes(MatplotlibCharts().matrix(matrix(now)))


def _edition(shown: Development | Understood) -> str:
    return shown.edition if isinstance(shown, Understood) else shown.edition.reference


def _text(shown: Development | Understood) -> str:
    if not isinstance(shown, Understood):
        return in_words(shown.now, shown.before)
    walked = compared_in_words(shown.before, shown.after) if shown.before and shown.after else ""
    return f"{in_words(shown.now)} {walked}".rstrip()


def _rows(now: Overview) -> Iterator[Row]:
    yield now.people
    yield from now.grasps
    yield from now.guidelines
    yield now.other


def _overview(now: Overview) -> dict[str, object]:
    return {
        "people": _row(now, now.people),
        "knows_strategy": [_row(now, row) for row in now.grasps],
        "goal_named": [_row(now, row) for row in (*now.guidelines, now.other)],
        "heterogeneity": None if now.heterogeneity is None else round(now.heterogeneity, 4),
    }


def _row(now: Overview, row: Row) -> dict[str, object]:
    by_area = {group.id: count for group, count in zip(now.groups, row.counts, strict=True)}
    return {"id": row.id, "name": row.name, "total": row.total, "areas": by_area}
