"""Reporting: what an interview came to, for the person who was interviewed."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.errors import LanguageModelError
from bot.domain.grounds import grounds
from bot.domain.interview.position import answers
from bot.domain.pictures import Picture
from bot.domain.question import Question
from bot.domain.scorecard import Scorecard, advances, in_words, radar
from bot.domain.scoring import score
from bot.domain.summary import summary
from bot.domain.walk.comparing import in_words as in_words_of
from bot.domain.walk.comparing import stacks
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.grounds import Ground
    from bot.domain.interview.entries import Interview
    from bot.domain.scorecard import Advance
    from bot.domain.scoring import Scores
    from bot.domain.strategy import Decision
    from bot.services.ports import Charts, Passages
    from knowledge.instrument import Instrument
    from knowledge.passages import Passage

log = logging.getLogger(__name__)

READING: Final = 2
"""Passages to read about each practice."""


class Summarising(Protocol):
    """What can tell what was heard, in words of its own."""

    def summarise(self, grounds: Sequence[Ground]) -> tuple[str, ...]:
        """Return three sentences on answers that have levels. Raises LanguageModelError on any failure."""
        ...


class Reporting:
    """Makes scorecards. Without `summarising`, summaries are made of what was chosen and said."""

    def __init__(self, passages: Passages, charts: Charts, summarising: Summarising | None = None) -> None:
        self._passages = passages
        self._charts = charts
        self._summarising = summarising

    def scorecard(self, instrument: Instrument, interview: Interview) -> Scorecard:
        """Return what an interview came to, as it stands; it need not be finished."""
        card = self.reasons(instrument, interview)
        written = self._summary(card)
        heard = written or summary(card.scores, card.grounds, interview)
        ahead = (
            replace(one, reading=self._reading(one, interview.workspace)) for one in advances(card.scores)
        )
        return replace(card, heard=heard, advances=tuple(ahead), written=bool(written))

    def reasons(self, instrument: Instrument, interview: Interview) -> Scorecard:
        """Return scores and how they came about, without what takes time: a summary, and what to read."""
        given = {question: answer.given for question, answer in answers(instrument, interview).items()}
        scores = score(instrument, given)
        return Scorecard(scores, (), tuple(grounds(scores, interview)), ())

    def picture(self, scores: Scores) -> Picture | None:
        """Draw the scores, or return None where there are none. Takes a moment."""
        if not scores.rated:
            return None
        instrument = scores.instrument
        title = f"{instrument.title}: your scores"
        png = self._charts.radar(radar(scores))
        return Picture(f"{instrument.id}-scores.png", title, in_words(scores), png)

    def comparison(self, decision: Decision, mine: str | None) -> Picture | None:
        """Draw how a decision's options compared, or return None where they were not scored."""
        chart = stacks(decision, mine)
        if not any(chart.totals):
            return None
        title = f"{decision.question} The options by criterion and weight"
        return Picture(f"{decision.id}-options.png", title, in_words_of(chart), self._charts.stacks(chart))

    def passage(self, workspace: str, passage_id: str) -> Passage | None:
        """Return a passage that was recommended, None where it is gone or was never the framework's."""
        found = self._passages.passage(workspace, passage_id)
        return found if found is not None and found.shelf is Shelf.FRAMEWORK else None

    def _summary(self, card: Scorecard) -> tuple[str, ...]:
        counted = [one for one in card.grounds if one.score.level and not one.score.practice.organisational]
        if self._summarising is None or not any(one.quote for one in counted):
            return ()
        try:
            return self._summarising.summarise(counted)
        except LanguageModelError:
            log.warning("summary_without_model")
            return ()

    def _reading(self, advance: Advance, workspace: str) -> tuple[Passage, ...]:
        """Find passages of the framework on what the next level asks for."""
        wanted = f"{advance.score.practice.name}. {advance.then}"
        found = self._passages.search(Question(wanted, workspace, shelves=(Shelf.FRAMEWORK,)), READING)
        return tuple(one.passage for one in found.found)
