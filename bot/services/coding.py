"""Coding: what managers' own words show of their understanding of the strategy."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.domain.errors import DossierError, LanguageModelError
from bot.domain.understanding import verified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Dossier, Edition, OwnWords
    from bot.domain.strategy import Area
    from bot.domain.understanding import Coded
    from bot.services.ports import Dossiers

log = logging.getLogger(__name__)


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


class Coding:
    """Codes answers against a workspace's strategies; without `model`, or where it fails, by rules."""

    def __init__(self, dossiers: Dossiers, rules: Judging, model: Judging | None = None) -> None:
        self._dossiers = dossiers
        self._rules = rules
        self._model = model

    def code(self, workspace: str, person: str, answers: OwnWords) -> CodedAnswers:
        """Code one manager's answers. Raises DossierError where the workspace has no dossier."""
        edition = _meant(self._dossiers.current(workspace), person)
        return self._coded(edition, person, answers)

    def collected(self, edition: Edition) -> list[CodedAnswers]:
        """Code the answers that an edition of a dossier holds."""
        return [self._coded(edition, one.person, one.answers) for one in edition.dossier.understanding]

    def _coded(self, edition: Edition, person: str, answers: OwnWords) -> CodedAnswers:
        dossier = edition.dossier
        area = dossier.area_of(person)
        coded = self._by_model(answers, dossier, area) or self._rules.judge(answers, dossier, area)
        return CodedAnswers(person, area, edition, verified(coded, answers, dossier.strategy))

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
