"""Grounds: how each practice came to its score, down to the words that were said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.interview.position import answers
from bot.domain.interview.standings import Standing, standings
from bot.domain.listening import Outcome

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from bot.domain.scoring import PracticeScore, Scores


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a practice is scored as it is.

    `proposed` is the level that was suggested to the respondent before they chose, None where none was.
    `quote` are the respondent's own words, verbatim, None where they chose without any.
    """

    score: PracticeScore
    proposed: int | None = None
    quote: str | None = None

    @property
    def agreed(self) -> bool:
        """Whether the respondent chose the level that was suggested."""
        return self.proposed is not None and self.proposed == self.score.level


def grounds(scores: Scores, interview: Interview) -> list[Ground]:
    """Return the grounds of every practice, also of facts about the company, in the instrument's order."""
    answered = answers(scores.instrument, interview)
    stand = standings(interview)
    found = []
    for dimension in scores.dimensions:
        kept = {score.practice.id: score for score in (*dimension.practices, *dimension.facts)}
        for practice in dimension.dimension.practices:
            answer = answered.get(practice.id)
            quote = _quote(stand.get(practice.id, Standing())) if answer is not None else None
            found.append(Ground(kept[practice.id], answer.proposed if answer else None, quote))
    return found


def _quote(standing: Standing) -> str | None:
    """Return what carried the level, else all that was said; nothing where that was about something else."""
    heard, words = standing.heard, standing.words
    if heard is None or heard.outcome is not Outcome.LEVEL:
        return None
    if heard.quote is not None and any(heard.quote in said for said in words):
        return heard.quote
    return words[-1] if words else None
