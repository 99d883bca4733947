"""Gleaning: what several passages say to a question, a sentence here and a row there.

A question for figures, or for how things go, is seldom answered by one passage: the frame stands in the
board's paper, the target in the strategy. What comes nearest is taken from wherever it stands.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.strategy_sections import TARGETS
from bot.services.explaining.focusing import COMMON
from bot.services.explaining.units import units
from knowledge.markdown import Paragraph, blocks, plain
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from knowledge.passages import Found, Passage

PASSAGES: Final = 6
ENOUGH: Final = 120
"""Words."""
SHORT: Final = 80
"""Words of a passage that is taken whole where it was found first: it is an answer by itself."""
CERTAIN, CLOSE = 0.5, 0.5
"""The likelihood or the cosine from which on the first passage counts as the answer."""
WORDS, FIGURES, RANK = 0.6, 0.15, 0.3
"""What shared words, a figure where figures are asked for, and the passage's score add to the cosine."""
NEAR, HELD = 0.3, 0.35
"""What merely adds to an answer has at least this cosine, or this share of the question's words."""
ASIDE: Final = 0.1
"""How much nearer than its sentences a passage must be, to count for them: its heading asks the same."""
AIMED: Final = 0.3
"""What is added for a target of the strategy, where a goal is asked for."""
READ_ON: Final = 50
"""Words that the nearest sentence takes along, of those behind it in its paragraph."""
LEAST: Final = 0.65
"""A sentence is left out where it is less than this share as near as the nearest."""
FLOOR: Final = 0.3
"""The cosine of a text where the search met none."""
_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Gleaned:
    """A sentence, item or row, and the passage that it stands in.

    `lead` is what leads into the list or table that it is of; None for a sentence.
    """

    text: str
    passage: Passage
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be gleaned: about so many words; figures or goals come nearer where they are asked for.

    An addition to what is said already must be near by itself, and not only nearer than the rest. What is
    `passing` says nothing of what is asked.
    """

    words: int = ENOUGH
    figures: bool = False
    goals: bool = False
    addition: bool = False
    passing: Callable[[str], bool] = lambda _: False


WANTED: Final = Wanted()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, item or row with its stems; `met` is its cosine, as far as the search met it.

    It belongs to the `answer` where the first passage is taken whole.
    """

    text: str
    lead: str | None
    found: Found
    met: float
    words: set[str]
    paragraph: int
    answer: bool


def glean(asked: str, found: Sequence[Found], wanted: Wanted = WANTED) -> list[Gleaned]:
    """Return what comes nearest to a question, in about as many words as are wanted and in reading order."""
    said = [one for at, each in enumerate(found[:PASSAGES]) for one in _units(each, whole=at == 0)]
    said = [one for one in said if not wanted.passing(one.text)]
    weights = _weights(stems(asked) - COMMON, said)
    near = [_near(one, weights, wanted) for one in said]
    least = LEAST * max(near, default=0.0)
    chosen = {at for at, one in enumerate(said) if one.answer and near[at]}
    left = wanted.words - sum(len(said[at].text.split()) for at in chosen)
    for at in sorted(range(len(said)), key=lambda at: -near[at]):
        if near[at] < least or not near[at] or left <= 0:
            break
        chosen.add(at)
        left -= len(said[at].text.split())
    nearest = sorted(chosen, key=lambda at: (said[at].answer, -near[at]))
    for first in nearest[:1]:
        chosen |= set(_following(first, said))
    chosen |= {at for at in range(len(said)) if at not in chosen and _between(at, chosen, said)}
    return [Gleaned(one.text, one.found.passage, one.lead) for at, one in enumerate(said) if at in chosen]


def _following(first: int, said: Sequence[_Unit]) -> Iterator[int]:
    """Yield what is read on behind a sentence: the next ones of its paragraph, as far as they are short."""
    left, start = READ_ON, said[first]
    for at in range(first + 1, len(said)):
        one = said[at]
        left -= len(one.text.split())
        if left < 0 or (one.found.passage, one.paragraph) != (start.found.passage, start.paragraph):
            return
        yield at


def _between(at: int, chosen: set[int], said: Sequence[_Unit]) -> bool:
    """Say whether what stands before and after in the same passage was chosen: one reads on."""
    if not {at - 1, at + 1} <= chosen:
        return False
    return said[at - 1].found.passage == said[at].found.passage == said[at + 1].found.passage


def _units(found: Found, *, whole: bool) -> Iterator[_Unit]:
    """Yield what a passage says; all of it, if `whole` and it is short and clearly the answer."""
    answer = (
        whole and (found.likelihood >= CERTAIN or found.similarity >= CLOSE) and _is_short(found.passage.text)
    )
    hits = [(" ".join(plain(hit.text).split()), hit.similarity) for hit in found.hits]
    floor = min((similarity for _, similarity in hits), default=FLOOR)
    for known, read, lead, paragraph in units(found.passage.text, short=answer):
        met = max((similarity for hit, similarity in hits if known in hit or hit in known), default=floor)
        yield _Unit(read, lead, found, met, stems(known), paragraph, answer)


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT and all(isinstance(block, Paragraph) for block in blocks(text))


def _weights(asked: set[str], said: Sequence[_Unit]) -> dict[str, float]:
    """Weigh the question's words, together 1: the fewer sentences hold one, the more it tells."""
    held = {word: sum(word in unit.words for unit in said) for word in asked}
    weights = {word: math.log(1 + len(said) / count) for word, count in held.items() if count}
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()}


def _near(unit: _Unit, weights: dict[str, float], wanted: Wanted) -> float:
    shared = sum(weight for word, weight in weights.items() if word in unit.words)
    if wanted.addition and max(unit.met, unit.found.similarity - ASIDE) < NEAR and shared < HELD:
        return 0.0
    figure = FIGURES if wanted.figures and _FIGURE.search(unit.text) else 0.0
    aimed = AIMED if wanted.goals and unit.found.passage.heading[:1] == (TARGETS,) else 0.0
    return unit.met + WORDS * shared + RANK * unit.found.score + figure + aimed
