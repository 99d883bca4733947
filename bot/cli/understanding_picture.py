"""The picture of how a strategy is understood: on a terminal, and as JSON (a contract: see the README)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.heterogeneity import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.heterogeneity import Overview, Row
    from bot.services.coding import Development


def picture(development: Development) -> str:
    """Return the matrix for a terminal, with its legend and what it shows in words."""
    now = development.now
    width = max(len(row.id) for row in _rows(now))
    lines = [f"How the strategy is understood ({development.edition.reference})", ""]
    lines.append(f"{'':<{width}}  all{''.join(f'{n:>4}' for n in range(1, len(now.groups) + 1))}")
    for row in _rows(now):
        counts = "".join(f"{count or '·':>4}" for count in row.counts)
        lines.append(f"{row.id:<{width}}  {row.total:>3}{counts}")
    legend = [f"{n:>4}  {group.name}" for n, group in enumerate(now.groups, start=1)]
    return "\n".join([*lines, "", *legend, "", in_words(now, development.before)])


def picture_as_object(development: Development) -> dict[str, object]:
    """Return the same as an object."""
    before, first = development.before, development.first_edition
    return {
        "edition": development.edition.reference,
        "now": _overview(development.now),
        "before": _overview(before) if before else None,
        "before_edition": first.reference if first else None,
        "text": in_words(development.now, before),
    }


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
