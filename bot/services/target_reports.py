"""Reports on targets: for each strategy in use how far its targets have come, as a picture and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.pictures import Picture
from bot.domain.targets.report import Report, in_words, progress

if TYPE_CHECKING:
    from bot.services.ports import Charts, Clock, Pages
    from bot.services.targets import Tracking


class TargetReports:
    """Makes reports of what is tracked."""

    def __init__(self, tracking: Tracking, charts: Charts, pages: Pages, clock: Clock) -> None:
        self._tracking = tracking
        self._charts = charts
        self._pages = pages
        self._clock = clock

    def reports(self, workspace: str) -> list[Report]:
        """Return the report on each strategy in use."""
        today = self._clock().date()
        return [Report(edition, balance, today) for edition, balance in self._tracking.balances(workspace)]

    def picture(self, report: Report) -> Picture:
        """Draw how far the targets have come. Takes a moment."""
        png = self._charts.progress(progress(report))
        name = f"{report.edition.dossier.strategy.id}-targets.png"
        return Picture(name, report.title, in_words(report), png)

    def page(self, report: Report, picture: Picture) -> str:
        """Return a report as an HTML file."""
        return self._pages.targets(report, picture)
