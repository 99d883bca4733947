"""What makes something of what managers said: how they understand the strategy, how change goes here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.bootstrap.opened import Opened

if TYPE_CHECKING:
    from bot.services.codebooks import Codebooks
    from bot.services.coding import Coding
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

        dossiers = self.storage.dossiers
        return Codebooks(
            {
                UNDERSTANDING: UnderstandingCodebook(self._coding(dossiers)),
                PERSPECTIVE: PerspectiveCodebook(self._perspectives(dossiers)),
            }
        )

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
