"""Gleaning: what several passages say to a question, a sentence here and a row there.

A question for figures, or for how things go, is seldom answered by one passage: the frame stands in the
board's paper, the target in the strategy. What comes nearest is taken from wherever it stands.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from knowledge.markdown import Listing, Paragraph, Table, blocks, plain, sentences
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.markdown import Block
    from knowledge.passages import Found, Passage

PASSAGES: Final = 4
ENOUGH: Final = 120
"""Words."""
SHORT: Final = 60
"""Words of a passage that is taken whole where it was found first: it is an answer by itself."""
WORDS, FIGURES, RANK = 0.6, 0.15, 0.3
"""What shared words, a figure where figures are asked for, and the passage's score add to the cosine."""
LEAST: Final = 0.65
"""A sentence is left out where it is less than this share as near as the nearest."""
FEW: Final = 4
"""Words below which an item says nothing by itself."""
FLOOR, ANSWER = 0.3, 2.0
"""The cosine of a text where the search met none, and that of the sentences of a short answer."""
_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Gleaned:
    """A sentence, item or row, and the passage that it stands in."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, item or row with its stems; `met` is its cosine, as far as the search met it."""

    text: str
    found: Found
    met: float
    words: set[str]


def glean(
    asked: str, found: Sequence[Found], *, figures: bool = False, enough: int = ENOUGH
) -> list[Gleaned]:
    """Return what comes nearest to a question, in about `enough` words and in reading order.

    Where `figures` are asked for, sentences with figures come nearer.
    """
    units = [one for at, each in enumerate(found[:PASSAGES]) for one in _units(each, whole=at == 0)]
    weights = _weights(stems(asked), units)
    near = [_near(one, weights, figures=figures) for one in units]
    least = LEAST * max(near, default=0.0)
    chosen: set[int] = set()
    left = enough
    for at in sorted(range(len(units)), key=lambda at: -near[at]):
        if near[at] < least or left <= 0:
            break
        chosen.add(at)
        left -= len(units[at].text.split())
    return [Gleaned(one.text, one.found.passage) for at, one in enumerate(units) if at in chosen]


def _units(found: Found, *, whole: bool) -> Iterator[_Unit]:
    """Yield what a passage says, but for questions and bare names; all of it, if `whole` and short."""
    parts = blocks(found.passage.text)
    answer = (
        whole and len(found.passage.text.split()) <= SHORT and all(isinstance(b, Paragraph) for b in parts)
    )
    hits = [(" ".join(plain(hit.text).split()), hit.similarity) for hit in found.hits]
    floor = min((similarity for _, similarity in hits), default=FLOOR)
    for text in (text for block in parts for text in _texts(block)):
        if text.endswith("?") or not (answer or len(text.split()) >= FEW):
            continue
        met = max((similarity for hit, similarity in hits if text in hit or hit in text), default=floor)
        yield _Unit(text, found, ANSWER if answer else met, stems(text))


def _weights(asked: set[str], units: Sequence[_Unit]) -> dict[str, float]:
    """Weigh the question's words, together 1: the fewer sentences hold one, the more it tells."""
    held = {word: sum(word in unit.words for unit in units) for word in asked}
    weights = {word: math.log(1 + len(units) / count) for word, count in held.items() if count}
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()}


def _near(unit: _Unit, weights: dict[str, float], *, figures: bool) -> float:
    shared = sum(weight for word, weight in weights.items() if word in unit.words)
    figure = FIGURES if figures and _FIGURE.search(unit.text) else 0.0
    return unit.met + WORDS * shared + RANK * unit.found.score + figure


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from sentences(plain(text))
        case Listing(_, items):
            yield from (plain(item.text) for item in items)
        case Table(header, rows):
            for row in rows:
                yield plain("; ".join(f"{h}: {c}" if h else c for h, c in zip(header, row, strict=True) if c))
        case _:
            assert_never(block)
