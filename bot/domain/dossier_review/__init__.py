"""Whether a dossier fits together: references that lead nowhere, ids used twice, reasons that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.dossier_review.demands import demand_remarks, gap_remarks
from bot.domain.dossier_review.ids import id_remarks
from bot.domain.dossier_review.people import people_remarks
from bot.domain.dossier_review.remarks import Remark, Severity
from bot.domain.dossier_review.strategy import strategy_remarks

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier

__all__ = ["Remark", "Severity", "review"]


def review(dossier: Dossier) -> list[Remark]:
    """Return everything that is to be said about a dossier, file by file; empty where all fits together."""
    return [
        *id_remarks(dossier),
        *strategy_remarks(dossier.strategy),
        *people_remarks(dossier),
        *demand_remarks(dossier),
        *gap_remarks(dossier),
    ]
