"""Managers: how all of them together understand a strategy, for facilitators; released where it is safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import DossierError
from bot.domain.heterogeneity import in_words, matrix
from bot.domain.interview.entries import Move, Moved
from bot.domain.pictures import Picture
from bot.domain.walk.position import arrivals
from bot.services.codebooks import UNDERSTANDING, given, said
from bot.services.releasing import marked
from bot.services.understood import Answers, candidates, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.disclosure import Counted
    from bot.domain.dossier import Edition
    from bot.domain.interview.entries import Interview
    from bot.services.codebooks import UnderstandingCodebook
    from bot.services.coding import CodedAnswers, Coding
    from bot.services.ports import Charts, Dossiers, Interviews
    from bot.services.releasing import Releasing
    from bot.services.understood import Understood
    from bot.services.walks import Walks

RoleOf = Callable[[str], str]
"""What somebody does, by their Slack id, as the directory says."""


class Managers:
    """Tells facilitators how managers understand the strategies in use."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it is composed of
        self, interviews: Interviews, walks: Walks, dossiers: Dossiers, coding: Coding,
        codebook: UnderstandingCodebook, releasing: Releasing, charts: Charts,
    ) -> None:  # fmt: skip
        self._interviews = interviews
        self._walks = walks
        self._dossiers = dossiers
        self._coding = coding
        self._codebook = codebook
        self._releasing = releasing
        self._charts = charts

    def understood(self, workspace: str, role_of: RoleOf) -> list[Understood]:
        """Return what can be told of each strategy: of interviews, or else of answers that came with it."""
        found = self._from_interviews(workspace, role_of)
        return [
            told
            for edition in self._dossiers.current(workspace)
            if (told := self._told(workspace, edition, found.get(edition.dossier.strategy.id, [])))
        ]

    def picture(self, told: Understood) -> Picture:
        """Draw what is told. Takes a moment."""
        alt = in_words(told.now)
        return Picture("understanding.png", told.title, alt, self._charts.matrix(matrix(told.now)))

    def strategies(self, workspace: str) -> int:
        """Return how many strategies are in use."""
        return len(self._dossiers.current(workspace))

    def finished(self, workspace: str) -> int:
        """Return how many people have finished the interview on the strategy."""
        return len(self._of_people(workspace))

    def _told(self, workspace: str, edition: Edition, answers: Sequence[Answers]) -> Understood | None:
        name = f"{UNDERSTANDING}/{edition.dossier.strategy.id}"
        release = self._releasing.settle(workspace, name, list(candidates(edition, answers)))
        if release is None:
            brought = [_brought(one) for one in self._coding.brought(edition)]
            made = list(candidates(edition, brought, brought=True))
            release = self._releasing.settle(workspace, f"brought/{edition.dossier.strategy.id}", made)
        return None if release is None else shown(release)

    def _from_interviews(self, workspace: str, role_of: RoleOf) -> dict[str, list[Answers]]:
        """Return everybody's latest answers, by the dossier that they are about."""
        found: dict[str, list[Answers]] = defaultdict(list)
        try:
            for person, interviews in self._of_people(workspace).items():
                one = self._answers(workspace, person, interviews, role_of(person))
                found[one.coded.edition.dossier.strategy.id].append(one)
        except DossierError:
            return {}
        return found

    def _of_people(self, workspace: str) -> dict[str, list[Interview]]:
        """Return the interviews on the strategy that were finished, by person, latest first."""
        found: dict[str, list[Interview]] = defaultdict(list)
        for one in self._interviews.all(workspace):
            if one.instrument == UNDERSTANDING and _finished(one) and said(one):
                found[one.person].append(one)
        return found

    def _answers(self, workspace: str, person: str, interviews: Sequence[Interview], role: str) -> Answers:
        latest = interviews[0]
        coded = self._codebook.coded(latest, role)
        now = Answers(_counted(person, latest), coded)
        walked = self._walked(workspace, person, coded.edition, latest.started)
        earlier = next((one for one in interviews[1:] if walked and _before(one, walked)), None)
        if earlier is None:
            return now
        before = self._codebook.coded(earlier, role)
        return replace(now, before=(_counted(person, earlier), before))

    def _walked(self, workspace: str, person: str, of: Edition, until: datetime) -> datetime | None:
        """Return when somebody last came to the end of a walk through a strategy before a moment."""
        walks = self._walks.of_person(workspace, person)
        through = (walk for walk in walks if walk.dossier == of.dossier.strategy.id)
        ends = (end for walk in through for end in arrivals(walk))
        return max((end for end in ends if end <= until), default=None)


def _before(interview: Interview, moment: datetime) -> bool:
    finished = _finished(interview)
    return finished is not None and finished <= moment


def _finished(interview: Interview) -> datetime | None:
    """Return when an interview was finished, whatever was changed since."""
    ends = (one.at for one in interview.entries if isinstance(one, Moved) and one.move is Move.CONCLUDE)
    return next(ends, None)


def _brought(coded: CodedAnswers) -> Answers:
    return Answers(marked(coded.person, repr(coded.coded), coded.edition.reference), coded)


def _counted(person: str, interview: Interview) -> Counted:
    return marked(person, *given(interview))
