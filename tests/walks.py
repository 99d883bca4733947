"""A walk through the bakery's one decision, as tests begin it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.walk.entries import Walk

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def walk(area: str | None = "area-shops") -> Walk:
    return Walk(
        id="w1",
        workspace="T1",
        person="U1",
        dossier="bakery-strategy",
        edition=1,
        decision="d-till",
        channel="D1",
        thread="1772452800.000100",
        area=area,
        started=AT,
    )
