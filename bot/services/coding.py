"""Coding: what managers' own words show of their understanding of the strategy."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.disclosure import Counted, parted
from bot.domain.errors import DossierError, LanguageModelError
from bot.domain.heterogeneity import Voice, areas_of, overview
from bot.domain.understanding import verified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Dossier, Edition, OwnWords
    from bot.domain.heterogeneity import Overview
    from bot.domain.strategy import Area
    from bot.domain.understanding import Coded
    from bot.services.ports import Dossiers

log = logging.getLogger(__name__)

REMEMBERED: Final = 500
"""Codings; what was coded last is asked for again soon."""


class Judging(Protocol):
    """What judges how somebody understands a strategy."""

    def judge(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        """Return what the answers of somebody of this area come to; the area is None where it is unknown.

        Raises LanguageModelError where a model is asked and fails.
        """
        ...


@dataclass(frozen=True, slots=True)
class CodedAnswers:
    """Somebody's answers, coded against an edition of a dossier; `area` is None where nobody knows it."""

    person: str
    area: Area | None
    edition: Edition
    coded: Coded


@dataclass(frozen=True, slots=True)
class Development:
    """How a strategy is understood now, and at first, where somebody was asked again since."""

    edition: Edition
    now: Overview
    first_edition: Edition | None = None
    before: Overview | None = None


class Coding:
    """Codes answers against a workspace's strategies; without `model`, or where it fails, by rules."""

    def __init__(self, dossiers: Dossiers, rules: Judging, model: Judging | None = None) -> None:
        self._dossiers = dossiers
        self._rules = rules
        self._model = model
        self._remembered: dict[tuple[str, str, OwnWords], Coded] = {}

    def code(self, workspace: str, person: str, answers: OwnWords) -> CodedAnswers:
        """Code one manager's answers. Raises DossierError where the workspace has no dossier."""
        edition = _meant(self._dossiers.current(workspace), person)
        return self._coded(edition, person, answers)

    def brought(self, edition: Edition) -> list[CodedAnswers]:
        """Code the answers that came with a dossier."""
        said = edition.dossier.understanding
        return [self._coded(edition, one.person, one.answers) for one in said]

    def pictures(self, workspace: str) -> list[Development]:
        """Show how each dossier's strategy is understood, as far as its editions hold managers' answers."""
        held = [
            [one for one in self._dossiers.editions(workspace, named) if one.dossier.understanding]
            for named in (edition.dossier.strategy.id for edition in self._dossiers.current(workspace))
        ]
        return [self._development(editions) for editions in held if editions]

    def _development(self, editions: Sequence[Edition]) -> Development:
        """Compare the latest answers with the first, where those are others."""
        now, first = editions[0], editions[-1]
        others = first.dossier.understanding != now.dossier.understanding
        before = (first, self._overview(first)) if others else None
        return Development(now, self._overview(now), *(before or (None, None)))

    def _overview(self, edition: Edition) -> Overview:
        coded = self.brought(edition)
        strategy = edition.dossier.strategy
        areas = {Counted(one.person, ""): one.area.id if one.area else None for one in coded}
        told = {each.person: area for area, some in parted(areas).items() for each in some}
        voices = [Voice(told.get(one.person), one.coded) for one in coded]
        return overview(strategy, voices, areas_of(strategy))

    def _coded(self, edition: Edition, person: str, answers: OwnWords) -> CodedAnswers:
        area = edition.dossier.area_of(person)
        known = f"{edition.reference} {edition.at}", area.id if area else "", answers
        coded = self._remembered.get(known)
        if coded is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            coded = self._remembered[known] = self._judged(answers, edition.dossier, area)
        return CodedAnswers(person, area, edition, coded)

    def _judged(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded:
        coded = self._by_model(answers, dossier, area) or self._rules.judge(answers, dossier, area)
        return verified(coded, answers, dossier.strategy)

    def _by_model(self, answers: OwnWords, dossier: Dossier, area: Area | None) -> Coded | None:
        if self._model is None:
            return None
        try:
            return self._model.judge(answers, dossier, area)
        except LanguageModelError:
            log.warning("coding_without_model")
            return None


def _meant(editions: Sequence[Edition], person: str) -> Edition:
    """Return the edition that knows the person, else the first."""
    if not editions:
        raise DossierError("No dossier yet. Load one with: plumbline dossier load FOLDER")
    return next((one for one in editions if one.dossier.area_of(person)), editions[0])
