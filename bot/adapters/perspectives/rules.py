"""Coding paths by rules and similarity: what was said of a part is compared with what people say of a domain.

The domains of a part are weighed by the nearest examples and by telling words; then the three parts of an
initiative are decided together, because most initiatives follow one of the four paths.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path as File
from typing import TYPE_CHECKING, Final

import numpy as np
import yaml

from bot.adapters.listening.phrases import phrases
from bot.adapters.listening.reading import LONGEST, sentences_of
from bot.adapters.understanding.evidence import signs_in
from bot.adapters.understanding.said import embed
from bot.domain.perspective import PATHS, Domain, Initiative, Part, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from langchain_core.embeddings import Embeddings

    from bot.adapters.understanding.said import Floats
    from bot.domain.perspective import Told

SIGNS: Final = str(File(__file__).parent / "signs.yaml")
EXAMPLES: Final = File(__file__).parent / "examples.yaml"
UNKNOWING: Final = "unknowing"
CLOSE: Final = 0.08
"""Paths whose weights differ by less leave open which of them it is."""
_NEAREST: Final = 3
_SIGN, _MOST_SIGNS = 0.05, 4
_FOLLOWS: Final = 0.10
"""What speaks for a path that is one of the four."""
_LEAST: Final = 0.22
"""What is less like any example, and holds no telling word, names no domain."""
_DOMAINS: Final = tuple(Domain)
_ANCHORS: Final = (Domain.BUSINESS_STRATEGY, Domain.IT_STRATEGY)
"""The domains that change can start in."""

Weights = dict[Domain, float]


@dataclass(frozen=True)
class Weighed:
    """What speaks for each domain at each part, and for each path as a whole; None where a part is untold."""

    parts: Mapping[Part, Weights | None]

    @cached_property
    def ranked(self) -> list[tuple[float, Path]]:
        """All paths that can be meant, the likeliest first."""
        options = [list(weights) if weights else [None] for weights in self.parts.values()]
        paths = [Path(*one) for one in product(*options)]
        return sorted(((self._weight(path), path) for path in paths), key=lambda pair: -pair[0])

    @property
    def path(self) -> Path:
        """The likeliest."""
        return self.ranked[0][1]

    @property
    def open(self) -> frozenset[Part]:
        """The parts in which a path that is nearly as likely differs."""
        first, best = self.ranked[0]
        near = [path for weight, path in self.ranked[1:] if first - weight < CLOSE]
        return frozenset(part for part in Part for path in near if path.at(part) is not best.at(part))

    def _weight(self, path: Path) -> float:
        parts = self.parts.items()
        told = sum(weights[domain] for part, weights in parts if weights and (domain := path.at(part)))
        return told + _FOLLOWS * (path.perspective is not None) + _FOLLOWS * (path in PATHS.values())


class RulesPaths:
    """Implements `Pathfinding` by similarity to examples."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings

    def find(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        """Return the path of each initiative."""
        return tuple(self.judged(one)[0] for one in told)

    def judged(self, told: Told) -> tuple[Initiative, frozenset[Part]]:
        """Return an initiative's path, and the parts of it that are too close to call."""
        weighed = Weighed({part: self._weights(part, told.at(part)) for part in Part})
        path = weighed.path
        quotes = {part: self._quote(part, domain, told) for part in Part if (domain := path.at(part))}
        return Initiative(path, quotes), weighed.open

    def _weights(self, part: Part, text: str) -> Weights | None:
        """Return what speaks for each domain, None where nothing was told."""
        kept = text[:LONGEST]
        if not kept.strip():
            return None
        domains = _ANCHORS if part is Part.ANCHOR else _DOMAINS
        vectors = embed([kept, *sentences_of(kept)], self._embeddings)
        likeness = {domain: self._alike(part, domain, vectors) for domain in domains}
        signs = {domain: _signs(domain, kept) for domain in domains}
        if (_signs(UNKNOWING, kept) or signs_in(UNKNOWING, kept)) and not any(signs.values()):
            return None
        if max(likeness.values()) < _LEAST and not any(signs.values()):
            return None
        return {domain: likeness[domain] + _SIGN * signs[domain] for domain in domains}

    def _alike(self, part: Part, domain: Domain, vectors: Floats) -> float:
        """Return how near texts come to the examples of a domain: the mean of the nearest few."""
        nearness = (vectors @ self._examples[part][domain].T).max(axis=0)
        return float(np.sort(nearness)[-_NEAREST:].mean())

    def _quote(self, part: Part, domain: Domain, told: Told) -> str:
        """Return the sentence that shows a domain most."""
        sentences = sentences_of(told.at(part)[:LONGEST])
        vectors = embed(sentences, self._embeddings)

        def shows(at: int) -> float:
            return self._alike(part, domain, vectors[at : at + 1]) + _SIGN * _signs(domain, sentences[at])

        return sentences[max(range(len(sentences)), key=shows)]

    @cached_property
    def _examples(self) -> dict[Part, dict[Domain, Floats]]:
        kept = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
        return {part: {domain: self._embed(kept[part], domain) for domain in kept[part]} for part in Part}

    def _embed(self, examples: Mapping[str, Iterable[str]], domain: str) -> Floats:
        return embed(list(examples[domain]), self._embeddings)


def _signs(name: str, text: str) -> int:
    return min(len(phrases(SIGNS)[name].findall(text.replace("’", "'"))), _MOST_SIGNS)
