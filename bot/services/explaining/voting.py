"""Voting: how much each decision, option or area has to do with a question."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from bot.services.explaining.ways import stems
from knowledge.words import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.strategy import Decision, Strategy
    from knowledge.passages import Found

Key = TypeVar("Key")


def names_of(strategy: Strategy, asked: set[str]) -> dict[str, float]:
    """Return for each decision how well the question's words name one of its options."""
    options = {option.id: stems(option.name) for one in strategy.decisions for option in one.options}
    shares = shares_of(asked, options)
    return {
        one.id: max((shares[option.id] for option in one.options), default=0.0) for one in strategy.decisions
    }


def runs_of(strategy: Strategy, question: str) -> set[str]:
    """Return the decisions of which an option's name holds two words together as the question has them."""
    asked = _runs(question)
    return {one.id for one in strategy.decisions if any(asked & _runs(option.name) for option in one.options)}


def _runs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(map(stem, content_words(text))))


def votes_of(strategy: Strategy, found: Sequence[Found]) -> dict[str, float]:
    """Return for each decision the score of its best passage among those found."""
    decisions = {decision.question: decision.id for decision in strategy.decisions}
    votes: dict[str, float] = {}
    for one in found:
        decision = decisions.get(one.passage.heading[0]) if one.passage.heading else None
        if decision is not None:
            votes[decision] = max(votes.get(decision, 0.0), one.score)
    return votes


def shares_of(asked: set[str], held: Mapping[Key, set[str]]) -> dict[Key, float]:
    """Return which share of the question's words each holds, rare ones weighing more.

    Words that all of them hold, or none, tell nothing.
    """
    spread = Counter(word for words in held.values() for word in words & asked)
    weights = {word: math.log(len(held) / count) for word, count in spread.items() if count < len(held)}
    total = sum(weights.values())
    if not total:
        return dict.fromkeys(held, 0.0)
    return {key: sum(weights.get(word, 0.0) for word in words) / total for key, words in held.items()}


def words_of(decision: Decision) -> str:
    """Return all that a decision says."""
    return " ".join(
        (
            decision.question,
            *(f"{option.name} {option.summary}" for option in decision.options),
            *(consequence.text for option in decision.options for consequence in option.consequences),
            *decision.because,
            *(rejection.because for rejection in decision.rejected),
            *decision.revisit_if,
        )
    )
