"""Options of a run, and what to say where its input is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from evals.cases import GIVEN_QUESTIONS, SEEDS
from evals.sampling import SortedT, sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.settings import Settings

NO_SEEDS = "The seed documents (../shared/seeds) are not here, so what is measured on them was left out."
NO_QUESTIONS = "The questions on the seed documents (../shared/data/questions.jsonl) are not here; left out."


class NothingToMeasureError(click.ClickException):
    """None of the inputs of an evaluation is there."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is given."""

    settings: Settings
    questions: Path = GIVEN_QUESTIONS
    seeds: Path = SEEDS
    size: int | None = None
    """How many cases of each set to take; all where it is not given."""

    def few(self, cases: Sequence[SortedT]) -> list[SortedT]:
        """Return the cases to take."""
        return sample(cases, self.size)

    @property
    def lacking(self) -> str | None:
        """What to say where the seeds or the questions on them are not there."""
        if not self.seeds.is_dir():
            return NO_SEEDS
        return None if self.questions.is_file() else NO_QUESTIONS
