"""Answers of an interview as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.domain.interview.entries import Amount, DontKnow, Level, NotApplicable, Options, OwnWords
from knowledge.instrument import ChoiceQuestion, NumberQuestion, RatedQuestion

if TYPE_CHECKING:
    from bot.domain.interview.entries import Given
    from knowledge.instrument import Instrument, Question


def answer_words(instrument: Instrument, question: Question, given: Given) -> str:
    """Say what was answered to a question of an instrument."""
    match given:
        case Level(level):
            anchor = f": {question.anchor(level)}" if isinstance(question, RatedQuestion) else ""
            return f"{level} · {instrument.level_name(level)}{anchor}"
        case Options(ids):
            options = question.options if isinstance(question, ChoiceQuestion) else ()
            return ", ".join(option.label for option in options if option.id in ids)
        case Amount(number):
            unit = question.unit if isinstance(question, NumberQuestion) else ""
            return f"{number:g} {unit}".strip()
        case OwnWords():
            return "in your own words, as you wrote it"
        case DontKnow():
            return "Don't know"
        case NotApplicable():
            return "Not applicable"
        case _:
            assert_never(given)
