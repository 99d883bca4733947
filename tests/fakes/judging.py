"""Judging without a model or similarity: by the statements and names that somebody repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import LanguageModelError
from bot.domain.understanding import Aspect, Coded, Grasp, Quote

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier, OwnWords
    from bot.domain.strategy import Area


class RepeatingJudging:
    """Implements `Judging`: whoever repeats a guideline knows the strategy."""

    def judge(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        said = "\n".join(answers.model_dump().values())
        named = [one for one in dossier.strategy.guidelines if one.statement in said]
        reasons = [why for one in dossier.strategy.decisions for why in one.because if why in said]
        return Coded(
            Grasp.CLEAR if reasons else Grasp.PARTIAL if named else Grasp.NONE,
            tuple(one.id for one in named),
            matches_decision=bool(named),
            own_area_specific=area is not None and area.name in said,
            rationale_correct=bool(reasons),
            quotes=tuple(Quote(Aspect.GOAL_NAMED, one.statement) for one in named),
        )


class FixedJudging:
    """Implements `Judging`: says what it was told to say, and fails as a model does where that is nothing."""

    def __init__(self, coded: Coded | None) -> None:
        self.coded = coded
        self.asked: list[tuple[OwnWords, Dossier, Area | None]] = []

    def judge(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        self.asked.append((answers, dossier, area))
        if self.coded is None:
            raise LanguageModelError("The model is away.")
        return self.coded
