"""Levels of a practice: what was heard, and the levels to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import Level
from bot.domain.listening import Outcome
from bot.slack.blocks import kit
from bot.slack.blocks.interview.answers import answer_words
from bot.slack.blocks.interview.keys import Key, Verb, press
from knowledge.instrument import LEVELS

if TYPE_CHECKING:
    from bot.domain.interview.entries import Given
    from bot.domain.interview.position import Confirm
    from bot.domain.listening import Heard
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block
    from knowledge.instrument import Instrument, Question, RatedQuestion

_CLOSEST: Final = "Which of these comes closest to how it is today?"


def heard_blocks(step: Confirm, instrument: Instrument) -> list[Block]:
    """Return what was heard, with the words that carry it."""
    heard, answer = step.heard, step.answer
    before = [] if answer is None else [answer_so_far(instrument, step.question, answer.given)]
    if heard is None:
        return [
            kit.section(f"{step.question.name}: which of these comes closest to how it is today?"),
            *before,
        ]
    return [kit.section(_heard_line(heard, instrument)), *_quoted(heard), *before]


def _heard_line(heard: Heard, instrument: Instrument) -> str:
    match heard.outcome:
        case Outcome.LEVEL if heard.level is not None:
            name = instrument.level_name(heard.level)
            return f"What I heard comes closest to level {heard.level}, {name}. You decide: does it fit?"
        case Outcome.DONT_KNOW:
            return f"I take it that you can't tell; if so, press Don't know. Else: {_lower(_CLOSEST)}"
        case Outcome.NOT_APPLICABLE:
            return f"I take it that this doesn't apply; if so, press Not applicable. Else: {_lower(_CLOSEST)}"
        case Outcome.REDACT:
            return f"I have kept nothing of that, because it is about a person. {_CLOSEST}"
        case _:
            return f"Thank you. {_CLOSEST}"


def _quoted(heard: Heard) -> list[Block]:
    return [kit.section(f"In your words: “{heard.quote}”")] if heard.level and heard.quote else []


def level_blocks(here: Change, step: Confirm) -> list[Block]:
    """Return the levels next to the one that was heard, or all of them, each with its button."""
    proposed = step.heard.level if step.heard else None
    chosen = step.answer.given.level if step.answer and isinstance(step.answer.given, Level) else None
    near = [level for level in LEVELS if proposed is None or abs(level - proposed) <= 1]
    wanted = LEVELS if step.all_levels else near
    key = Key(here.after.id, step.question.id, step.revision)
    return [_level(here.instrument, step.question, level, key, chosen) for level in wanted]


def _level(
    instrument: Instrument, question: RatedQuestion, level: int, key: Key, chosen: int | None
) -> Block:
    mark = " (your answer so far)" if level == chosen else ""
    text = f"{level} · {instrument.level_name(level)}{mark}: {question.anchor(level)}"
    choice = Key(key.interview, key.question, key.revision, str(level))
    spoken = f"Choose level {level}: {question.anchor(level)}"[:75]
    return kit.section(text, press(f"Choose {level}", Verb.LEVEL, choice, spoken, level))


def answer_so_far(instrument: Instrument, question: Question, given: Given) -> Block:
    """Return what was answered before."""
    return kit.context(f"Your answer so far: {answer_words(instrument, question, given)}")


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
