"""Perspectives: the path of change that managers tell of, and the one that a strategy takes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.errors import LanguageModelError
from bot.domain.perspective import MOST, Picture, Role, Told, verified
from bot.domain.question import Question
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.dossier import Edition
    from bot.domain.perspective import Initiative
    from bot.domain.strategy import Strategy
    from bot.services.ports import Dossiers, Passages
    from knowledge.passages import Passage

log = logging.getLogger(__name__)

READING: Final = 2
"""Passages on how to integrate the management of processes and of IT."""
_ADVICE: Final = {
    Role.ENABLER: "Integrating BPM and IT when IT is a business enabler",
    Role.DRIVER: "Integrating BPM and IT when IT is a strategic driver",
    Role.MIXED: "Why the role of IT decides how to integrate BPM and IT",
}
"""What is looked up, by the role of IT."""


class Pathfinding(Protocol):
    """What finds out which path an initiative took."""

    def find(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        """Return the path of each. Raises LanguageModelError where a model is asked and fails."""
        ...


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a strategy says that change starts: its mission, and what its guidelines are for, set things off.

    What changes first and after is IT in any IT strategy, so that only the role of IT can be compared.
    """

    edition: Edition
    picture: Picture


class Perspectives:
    """Codes initiatives; without `model`, or where it fails, by rules."""

    def __init__(
        self, dossiers: Dossiers, passages: Passages, rules: Pathfinding, model: Pathfinding | None = None
    ) -> None:
        self._dossiers = dossiers
        self._passages = passages
        self._rules = rules
        self._model = model
        self._stated: dict[str, Picture] = {}

    def code(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        """Code initiatives, with words that stand in what was told of them."""
        return verified(self._by_model(told) or self._rules.find(told), told)

    def stated(self, workspace: str) -> list[Stated]:
        """Return what each strategy in use states."""
        return [Stated(one, self._picture(one)) for one in self._dossiers.current(workspace)]

    def reading(self, workspace: str, role: Role | None) -> tuple[Passage, ...]:
        """Return passages on how processes and IT are best managed together where IT has this role."""
        if role is None:
            return ()
        question = Question(_ADVICE[role], workspace, shelves=(Shelf.FRAMEWORK,))
        return tuple(one.passage for one in self._passages.search(question, READING).found)

    def _by_model(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        if self._model is None:
            return ()
        try:
            return self._model.find(told)
        except LanguageModelError:
            log.warning("path_without_model")
            return ()

    def _picture(self, edition: Edition) -> Picture:
        known = f"{edition.reference} {edition.at}"
        if known not in self._stated:
            told = list(_aims(edition.dossier.strategy))
            self._stated[known] = Picture(tuple(one.path for one in self._rules.find(told)))
        return self._stated[known]


def told_in(answers: Mapping[str, str]) -> tuple[Told, ...]:
    """Return the initiatives that were told of, by the ids of the questions, latest first."""
    numbers = [n for n in range(1, MOST + 1) if any(answers.get(f"{name}_{n}") for name in _QUESTIONS)]
    return tuple(Told(*(answers.get(f"{name}_{n}", "") for name in _QUESTIONS)) for n in numbers)


_QUESTIONS: Final = ("what", "trigger", "first", "after")


def _aims(strategy: Strategy) -> Iterator[Told]:
    """Yield what a strategy says it is for, as what sets off what follows from it."""
    yield from (
        Told("", aim, "", "") for aim in (strategy.mission, *(one.intent for one in strategy.guidelines))
    )
