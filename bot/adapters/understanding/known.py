"""What is known of a strategy, prepared for comparing what people say with it."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.adapters.listening.reading import sentences_of
from bot.adapters.understanding.said import embed
from knowledge.markdown import plain
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langchain_core.embeddings import Embeddings

    from bot.adapters.understanding.said import Floats
    from bot.domain.dossier import Dossier
    from bot.domain.strategy import Decision, Guideline, Strategy

_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_LEAST_FIGURE: Final = 13
"""Smaller numbers stand in any text."""
_MILLION: Final = 1_000_000


@dataclass(frozen=True)
class Matter:
    """A guideline, as people may come near it: in the words of its texts, one vector for each."""

    id: str
    words: frozenset[str]
    vectors: Floats


@dataclass(frozen=True)
class Known:
    """A strategy for comparison.

    `reasons` are sentences that tell why, `told` the words of those and of all sentences of the documents;
    `effects` are what an area is about, and what follows for it.
    """

    matters: tuple[Matter, ...]
    telling: dict[str, float]
    """How much a word tells of which guideline somebody speaks."""
    reasons: Floats
    told: tuple[frozenset[str], ...]
    effects: dict[str, Floats]
    rarity: dict[str, float]
    figures: frozenset[float]
    taken: Floats
    """What was chosen and why; `left` is what was not chosen, and what it would have brought."""
    left: Floats

    @property
    def strange(self) -> float:
        """What a word tells that only one guideline has, or none."""
        return max(self.telling.values(), default=1.0)


def knowledge_of(dossier: Dossier, embeddings: Embeddings) -> Known:
    """Prepare a dossier; takes about a second for a large one."""
    strategy = dossier.strategy
    reasons = list(_reasons(strategy))
    documents = [text for one in dossier.documents for text in sentences_of(plain(one.text))]
    words = [frozenset(stems(text)) for text in (*reasons, *documents)]
    matters = tuple(_matter(strategy, guideline, embeddings) for guideline in strategy.guidelines)
    return Known(
        matters,
        _rarity([matter.words for matter in matters]),
        embed(reasons, embeddings),
        tuple(words),
        _effects(strategy, embeddings),
        _rarity(words),
        frozenset(_all_figures(strategy, [*reasons, *documents])),
        embed([text for one in strategy.decisions for text in _chosen(one)], embeddings),
        embed([text for one in strategy.decisions for text in _left(one)], embeddings),
    )


def figures(text: str) -> set[float]:
    """Return the numbers in a text that hardly stand there by chance."""
    found = (_number(match[0]) for match in _FIGURE.finditer(text))
    return {number for number in found if number >= _LEAST_FIGURE or number % 1}


def _number(written: str) -> float:
    """Return a number, whose commas may part thousands or decimals."""
    bare = re.sub(r"[.,](?=\d{3}\b)", "", written).replace(",", ".")
    return float(bare) if bare.count(".") < 2 else 0.0


def _matter(strategy: Strategy, guideline: Guideline, embeddings: Embeddings) -> Matter:
    texts = [guideline.statement, guideline.intent]
    for decision in strategy.decisions:
        if decision.guideline == guideline.id:
            texts += [decision.question, *_chosen(decision)]
    texts += [target.measure for target in strategy.targets if target.guideline == guideline.id]
    return Matter(guideline.id, frozenset(stems(" ".join(texts))), embed(texts, embeddings))


def _chosen(decision: Decision) -> Iterator[str]:
    chosen = decision.option(decision.chosen)
    if chosen is not None:
        yield chosen.name
        yield chosen.summary


def _left(decision: Decision) -> Iterator[str]:
    for option in decision.options:
        if option.id != decision.chosen:
            yield option.name
            yield option.summary


def _reasons(strategy: Strategy) -> Iterator[str]:
    """Yield what speaks for what was decided, and against what was not."""
    yield from (guideline.intent for guideline in strategy.guidelines)
    for decision in strategy.decisions:
        yield from decision.because
        yield from (rejection.because for rejection in decision.rejected)
        yield from _chosen(decision)
        for option in decision.options:
            yield from (consequence.text for consequence in option.consequences)
            if option.id != decision.chosen:
                yield f"{option.name}: {option.summary}"
                yield from option.risks


def _effects(strategy: Strategy, embeddings: Embeddings) -> dict[str, Floats]:
    """Return for each area what it is about, and what was decided means for it."""
    texts = {area.id: [f"{area.name}: {area.about}"] for area in strategy.areas}
    for decision in strategy.decisions:
        chosen = decision.option(decision.chosen)
        for consequence in chosen.consequences if chosen else ():
            texts.setdefault(consequence.area, []).append(consequence.text)
    return {area: embed(some, embeddings) for area, some in texts.items()}


def _rarity(held: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return how much each word tells: the fewer texts hold it, the more."""
    spread = Counter(word for words in held for word in set(words))
    return {word: math.log((1 + len(held)) / (0.5 + count)) for word, count in spread.items()}


def _all_figures(strategy: Strategy, texts: Sequence[str]) -> Iterator[float]:
    for text in (*texts, strategy.summary, *(one.statement for one in strategy.guidelines)):
        yield from figures(text)
    for target in strategy.targets:
        yield from (target.baseline, target.target)
    for decision in strategy.decisions:
        for option in decision.options:
            for amount in (option.cost.one_off, option.cost.yearly):
                yield from (amount, amount / _MILLION)


def closest(vectors: Floats, others: Floats) -> Floats:
    """Return for each row its highest cosine with another set of rows; zeros where there are none."""
    if not len(others) or not len(vectors):
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray((vectors @ others.T).max(axis=1))
