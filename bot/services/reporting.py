"""Reporting: what an interview came to, for the person who was interviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.grounds import grounds
from bot.domain.interview.position import answers
from bot.domain.pictures import Picture
from bot.domain.question import Question
from bot.domain.scorecard import Scorecard, advances, in_words, radar
from bot.domain.scoring import score
from bot.domain.summary import summary
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from bot.domain.scorecard import Advance
    from bot.domain.scoring import Scores
    from bot.services.ports import Charts, Passages
    from knowledge.instrument import Instrument
    from knowledge.passages import Passage

READING: Final = 2
"""Passages to read about each practice."""


class Reporting:
    """Makes scorecards."""

    def __init__(self, passages: Passages, charts: Charts) -> None:
        self._passages = passages
        self._charts = charts

    def scorecard(self, instrument: Instrument, interview: Interview) -> Scorecard:
        """Return what an interview came to, as it stands; it need not be finished."""
        given = {question: answer.given for question, answer in answers(instrument, interview).items()}
        scores = score(instrument, given)
        reasons = grounds(scores, interview)
        ahead = (replace(one, reading=self._reading(one, interview.workspace)) for one in advances(scores))
        return Scorecard(scores, summary(scores, reasons, interview), tuple(reasons), tuple(ahead))

    def picture(self, scores: Scores) -> Picture | None:
        """Draw the scores, or return None where there are none. Takes a moment."""
        if not scores.rated:
            return None
        instrument = scores.instrument
        title = f"{instrument.title}: your scores"
        png = self._charts.radar(radar(scores))
        return Picture(f"{instrument.id}-scores.png", title, in_words(scores), png)

    def _reading(self, advance: Advance, workspace: str) -> tuple[Passage, ...]:
        """Find passages of the framework on what the next level asks for."""
        wanted = f"{advance.score.practice.name}. {advance.then}"
        found = self._passages.search(Question(wanted, workspace, shelves=(Shelf.FRAMEWORK,)), READING)
        return tuple(one.passage for one in found.found)
