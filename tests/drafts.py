"""A draft of a demand on the bakery's one guideline, as tests begin it, and how it is filled."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Draft, Kind
from tests.dossiers import DEMAND

if TYPE_CHECKING:
    from pydantic import JsonValue

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def draft(topic: Kind = Kind.DEMAND) -> Draft:
    return Draft(
        id="d1",
        workspace="T1",
        topic=topic,
        person="U1",
        dossier="bakery-strategy",
        edition=1,
        channel="D1",
        thread="1772452800.000100",
        started=AT,
    )


def filling() -> dict[str, JsonValue]:
    """Return everything that a demand holds, by path."""
    whole: dict[str, JsonValue] = {}
    for name, held in DEMAND.items():
        if name in {"indicator", "affects"}:
            assert isinstance(held, dict)
            whole |= {f"{name}.{part}": value for part, value in held.items()}
        elif name != "id":
            whole[name] = held  # type: ignore[assignment]
    return whole
