"""What makes something of what managers said: how they understand the strategy, how change goes here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.bootstrap.opened import Opened

if TYPE_CHECKING:
    from bot.services.codebooks import Codebooks
    from bot.services.coding import Coding
    from bot.services.managers import Managers
    from bot.services.paths import Paths
    from bot.services.perspectives import Perspectives
    from bot.services.ports import Dossiers


class Interpretive(Opened):
    """The parts that code answers in free words."""

    @cached_property
    def coding(self) -> Coding:
        """What codes answers about the strategy, also beside a bot that is running."""
        return self._coding(self.dossiers)

    @cached_property
    def perspectives(self) -> Perspectives:
        """What codes initiatives, also beside a bot that is running."""
        return self._perspectives(self.dossiers)

    @cached_property
    def codebooks(self) -> Codebooks:
        """What shows people how their answers were coded."""
        from bot.services.codebooks import (
            PERSPECTIVE,
            UNDERSTANDING,
            Codebooks,
            PerspectiveCodebook,
            UnderstandingCodebook,
        )

        return Codebooks(
            {
                UNDERSTANDING: UnderstandingCodebook(self._coding_here),
                PERSPECTIVE: PerspectiveCodebook(self._perspectives_here),
            }
        )

    @cached_property
    def managers(self) -> Managers:
        """What tells facilitators how all managers understand the strategy."""
        from bot.services.codebooks import UnderstandingCodebook
        from bot.services.managers import Managers
        from bot.services.releasing import Releasing

        coding, stored = self._coding_here, self.storage
        return Managers(
            stored.interviews, stored.walks, stored.dossiers, coding, UnderstandingCodebook(coding),
            Releasing(stored.releases), self.charts,
        )  # fmt: skip

    @cached_property
    def paths(self) -> Paths:
        """What tells facilitators which perspective is lived."""
        from bot.services.codebooks import PerspectiveCodebook
        from bot.services.paths import Paths
        from bot.services.releasing import Releasing

        perspectives = self._perspectives_here
        codebook = PerspectiveCodebook(perspectives)
        return Paths(self.storage.interviews, perspectives, codebook, Releasing(self.storage.releases))

    @cached_property
    def _perspectives_here(self) -> Perspectives:
        return self._perspectives(self.storage.dossiers)

    @cached_property
    def _coding_here(self) -> Coding:
        """What codes answers for the bot; it remembers what it has coded."""
        return self._coding(self.storage.dossiers)

    def _coding(self, dossiers: Dossiers) -> Coding:
        from bot.adapters.understanding.rules import RulesJudging
        from bot.services.coding import Coding

        rules = RulesJudging(self.packaged_embeddings)
        if self.model is None:
            return Coding(dossiers, rules)
        from bot.adapters.understanding.written import ModelJudging

        return Coding(dossiers, rules, ModelJudging(self.model, rules))

    def _perspectives(self, dossiers: Dossiers) -> Perspectives:
        from bot.adapters.perspectives.rules import RulesPaths
        from bot.services.perspectives import Perspectives

        rules = RulesPaths(self.packaged_embeddings)
        if self.model is None:
            return Perspectives(dossiers, self.passages, rules)
        from bot.adapters.perspectives.written import ModelPaths

        return Perspectives(dossiers, self.passages, rules, ModelPaths(self.model, rules))
