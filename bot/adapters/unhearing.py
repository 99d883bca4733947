"""Listening that proposes nothing: whatever is said, the levels are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.listening import Heard, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.instrument import RatedQuestion, Side


class Unhearing:
    """Leaves the level to the respondent."""

    def listen(self, question: RatedQuestion, side: Side, said: Sequence[str]) -> Heard:
        """Return that something was said, and no more."""
        del question, side, said
        return Heard(Outcome.LEVEL, 0.0)
