"""What works with the company's strategy: explaining it, walking through it, and what people make of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.bootstrap.interpretive import Interpretive
from bot.bootstrap.opened import clock
from bot.services.loading import Loading

if TYPE_CHECKING:
    from bot.adapters.database.courses import SqlCourses
    from bot.services.answering import Composer
    from bot.services.courses import Courses
    from bot.services.drafting import Capturing, Drafting
    from bot.services.drafting.importing import Importing
    from bot.services.drafting.registry import Registry
    from bot.services.drafts import Drafts
    from bot.services.editing import Editing
    from bot.services.explaining import Explaining
    from bot.services.ports import Dossiers
    from bot.services.target_reports import TargetReports
    from bot.services.targets import Tracking
    from bot.services.walking import Walking

LEAST_SUPPORT = 0.2
"""Questions are refused where an answer is less likely; `plumbline evals run refusals` says what it costs."""
LEAST_SUPPORT_OF_FACTS = 0.3
"""The same for facts about a strategy that are searched for; `plumbline evals run why` says what it costs."""


class Strategic(Interpretive):
    """The parts that work with the company's strategy."""

    @cached_property
    def explaining(self) -> Explaining:
        """What answers questions about the company's strategy, also beside a bot that is running."""
        return self._explaining(self.dossiers)

    @cached_property
    def loading(self) -> Loading:
        """What takes dossiers in, also while a bot is running on the same database."""
        return self._loading(self.dossiers)

    @cached_property
    def walking(self) -> Walking:
        """What leads people through decisions."""
        from bot.services.walking import Walking

        return Walking(self.storage.walks, self.storage.dossiers, clock)

    @cached_property
    def drafting(self) -> Drafting:
        """What leads people through their demands and gaps."""
        from bot.services.drafting import Drafting

        registry = self._registry(self.storage.drafts, self.storage.dossiers)
        facilitators = self.settings.facilitators
        return Drafting(self.storage.drafts, registry, self.capturing, clock, facilitators)

    @cached_property
    def editing(self) -> Editing:
        """What lets facilitators change the strategy."""
        from bot.services.editing import Editing

        dossiers = self.storage.dossiers
        return Editing(dossiers, self.storage.manuscripts, self._loading(dossiers), clock)

    @cached_property
    def registry(self) -> Registry:
        """What demands and gaps stand, also beside a bot that is running."""
        from bot.adapters.database.drafts import SqlDrafts

        return self._registry(SqlDrafts(self.beside), self.dossiers)

    @cached_property
    def tracking(self) -> Tracking:
        """What follows the targets."""
        registry = self._registry(self.storage.drafts, self.storage.dossiers)
        return self._tracking(self.storage.courses, registry)

    @cached_property
    def courses(self) -> SqlCourses:
        """How the targets have gone, for commands."""
        from bot.adapters.database.courses import SqlCourses

        return SqlCourses(self.beside)

    @cached_property
    def tracking_beside(self) -> Tracking:
        """What follows the targets, also beside a bot that is running."""
        return self._tracking(self.courses, self.registry)

    @cached_property
    def target_reports(self) -> TargetReports:
        """What makes reports of the targets."""
        return self._target_reports(self.tracking)

    @cached_property
    def target_reports_beside(self) -> TargetReports:
        """What makes reports of the targets, also beside a bot that is running."""
        return self._target_reports(self.tracking_beside)

    def _target_reports(self, tracking: Tracking) -> TargetReports:
        from bot.adapters.html_pages import HtmlPages
        from bot.services.target_reports import TargetReports

        return TargetReports(tracking, self.charts, HtmlPages(), clock)

    def _tracking(self, courses: Courses, registry: Registry) -> Tracking:
        from bot.services.targets import Tracking

        return Tracking(courses, registry, clock)

    @cached_property
    def importing(self) -> Importing:
        """What takes finished demands and gaps in, also beside a bot that is running."""
        from bot.adapters.database.deliveries import SqlDeliveries
        from bot.adapters.database.drafts import SqlDrafts
        from bot.services.drafting.importing import Importing

        return Importing(SqlDrafts(self.beside), self.registry, SqlDeliveries(self.beside), clock)

    @cached_property
    def capturing(self) -> Capturing:
        """What fills fields of demands and gaps from free words."""
        from bot.adapters.capturing.rules import RulesCapturing

        if self.model is None:
            return RulesCapturing()
        from bot.adapters.capturing.written import ModelCapturing

        return ModelCapturing(self.model, RulesCapturing())

    def _registry(self, drafts: Drafts, dossiers: Dossiers) -> Registry:
        from bot.domain.drafting.known import Choice
        from bot.services.drafting.registry import Registry

        practices = (Choice(one.id, one.name) for one in self.catalogue.instrument("samm").practices)
        return Registry(drafts, dossiers, tuple(practices))

    def _loading(self, dossiers: Dossiers) -> Loading:
        from bot.adapters.dossier_archive import ZipArchives
        from bot.adapters.dossier_shelf import LibraryShelf

        return Loading(dossiers, LibraryShelf(self.library), ZipArchives())

    def _explaining(self, dossiers: Dossiers) -> Explaining:
        from bot.services.explaining import Explaining

        return Explaining(dossiers, self.passages, self._writer(), LEAST_SUPPORT_OF_FACTS)

    def _writer(self) -> Composer | None:
        if self.model is None:
            return None
        from bot.adapters.written import WritingComposer

        return WritingComposer(self.model, self.settings.model_context)
