"""Naming: whether a question says what it is about, so that the decision that is meant can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.weighed import WEIGHING
from knowledge.following import in_context
from knowledge.words import content_words, is_english, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.question import Question
    from bot.domain.strategy import Area, Strategy
    from knowledge.passages import Found

BARE: Final = (
    stems(
        "decision decide decided agree agreed option alternative choice choose chosen reason cost "
        "expensive much mean reconsider revisit reopen reverse rethink make made take took taken strategy "
        "people team staff think again happen consequence compare left leave everything"
    )
    | WEIGHING
)
"""What asks for something of a decision, and says nothing of which."""
HELD: Final = 0.75
"""Something is decided where this share of the question's words stands together."""
FAR: Final = 0.2
"""A passage that is less near than this has nothing to do with a question."""
NEAR: Final = 0.62
"""A passage as near as this says the same in other words."""


def is_bare(question: Question, areas: Iterable[Area] = ()) -> bool:
    """Say whether a question, with what it leans on, could be about any decision; areas name none."""
    return not _left(in_context(question.text, question.history), areas)


def is_gibberish(question: Question, found: Sequence[Found]) -> bool:
    """Say whether all that a question names is no word, and near to nothing that was found."""
    named = [one for one in content_words(question.text) if stem(one) not in BARE]
    return not any(map(is_english, named)) and all(one.similarity < FAR for one in found)


def quotes_decision(text: str, strategy: Strategy) -> bool:
    """Say whether a text holds what a decision was about, word by word."""
    return any(one.question in text for one in strategy.decisions)


def names_area_alone(question: Question, areas: Iterable[Area]) -> bool:
    """Say whether a question by itself names nothing but an area."""
    return bool(_left(question.text, ())) and not _left(question.text, areas)


def is_unheard_of(asked: str, strategy: Strategy, found: Sequence[Found]) -> bool:
    """Say whether neither a decision nor a passage speaks of what somebody takes for decided."""
    words = stems(asked) - BARE
    decided = (f"{one.question} {option.name}" for one in strategy.decisions for option in one.options)
    texts = (*decided, *(one.passage.text for one in found))
    held = max((len(words & stems(text)) for text in texts), default=0)
    return held < HELD * len(words) and all(one.similarity < NEAR for one in found)


def _left(text: str, areas: Iterable[Area]) -> set[str]:
    return stems(text) - BARE - {word for area in areas for word in stems(area.name)}
