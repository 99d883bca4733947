"""Bearing out: whether what stands near a question tells a thing of the sort that it asks for.

The text that comes nearest with such a thing in it must be about as near as the nearest without. Where it is
far behind, the subject is spoken of, and what is asked of it is not.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bot.domain.things import Sort, asked_for
from bot.domain.things_told import names, tells
from bot.services.explaining.focusing import COMMON
from bot.services.explaining.gleaning import Gleaned
from bot.services.explaining.units import units
from knowledge.markdown import plain
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.strategy import Strategy
    from bot.domain.things import Thing
    from knowledge.passages import Found, Passage

PASSAGES: Final = 6
BEHIND: Final = dict.fromkeys(Sort, 0.75) | {Sort.SUM: 0.65, Sort.TIME: 0.55, Sort.KIND: 0.5}
"""How near, against the nearest text, the nearest one with a thing of a sort must be."""
TOP, LIKE = 4, 0.75
"""How many texts are nearest, if they are about as near as the first."""
OWN: Final = 0.4
"""How much of the nearness is in a text's own words; the rest may stand in its heading or the text before."""
UNMET: Final = 0.05
"""How much farther a text is that the search did not meet than the farthest that it met."""
BEFORE: Final = 20
"""Words before a text that tell what it is about."""
FLOOR: Final = 0.2
"""The cosine of the texts of a passage where the search met none of them."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a passage with what it stands under, the stems of both and its cosine."""

    passage: Passage
    said: str
    read: str
    about: str
    own: set[str]
    around: set[str]
    met: float


@dataclass(frozen=True, slots=True)
class Borne:
    """A thing that a part of a question asks for, and the text that tells it; None where none is near."""

    thing: Thing
    told: Gleaned | None


def bearing(asked: str, found: Sequence[Found], strategy: Strategy) -> list[Borne]:
    """Return the parts of a question that ask for things, each with the nearest text that tells it."""
    texts = [text for one in found[:PASSAGES] for text in _texts(one)]
    spread, actors = _spread(found), _actors(strategy)
    borne: list[Borne] = []
    for part, thing in asked_for(asked) if texts else ():
        if thing is not None:
            weights = _weights(part, asked, spread, len(found))
            near = [(_near(text, weights), text) for text in texts]
            sure = [(how * tells(thing, one.said, one.about, asked, actors), one) for how, one in near]
            most, told = max(sure, key=itemgetter(0))
            is_told = most >= BEHIND[thing.sort] * max(how for how, _ in near)
            borne.append(Borne(thing, Gleaned(told.read, told.passage) if is_told else None))
    return borne


def is_borne_out(asked: str, found: Sequence[Found], strategy: Strategy) -> bool:
    """Say whether a thing that a question asks for, and of whom, is told about as near as anything is."""
    if not _names_whom(asked, found, strategy):
        return False
    borne = bearing(asked, found, strategy)
    # Which ones they are is no answer by itself to what else is asked of them.
    told = [one for one in borne if one.thing.sort is not Sort.KIND] or borne
    return len(borne) < len(asked_for(asked)) or not borne or any(one.told for one in told)


def _names_whom(asked: str, found: Sequence[Found], strategy: Strategy) -> bool:
    """Say whether what is nearest names whom or what a question names, other than the company itself."""
    own = stems(f"{strategy.title} {strategy.organisation}") | _actors(strategy)
    named = {word for name in names(asked) if not stems(name) <= own for word in stems(name)}
    texts = [text for one in found[:PASSAGES] for text in _texts(one)]
    if not (named and texts):
        return True
    weights = _weights(asked, asked, _spread(found), len(found))
    near = sorted(((_near(text, weights), text) for text in texts), key=itemgetter(0), reverse=True)
    return any(named & (one.own | one.around) for how, one in near[:TOP] if how >= LIKE * near[0][0])


def _near(text: _Text, weights: Mapping[str, float]) -> float:
    own = sum(weight for word, weight in weights.items() if word in text.own)
    around = sum(weight for word, weight in weights.items() if word in text.own or word in text.around)
    return OWN * own + (1 - OWN) * around + text.met


def _weights(part: str, asked: str, spread: Mapping[str, int], passages: int) -> dict[str, float]:
    """Weigh the words of a part, together 1: the fewer passages hold one, the more it tells."""
    own = stems(part) - COMMON
    meant = own if len(own) > 1 else stems(asked) - COMMON
    weights = {word: math.log(1 + passages / (spread.get(word) or 0.5)) for word in meant}
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()}


def _texts(found: Found) -> Iterator[_Text]:
    under = " ".join(found.passage.heading[1:] or found.passage.heading)
    hits = [(" ".join(plain(hit.text).split()), hit.similarity) for hit in found.hits]
    floor = min((similarity for _, similarity in hits), default=FLOOR + UNMET) - UNMET
    text = " ".join(plain(found.passage.text).split())
    for unit in units(found.passage.text, short=True):
        known = unit.known
        met = max((similarity for hit, similarity in hits if known in hit or hit in known), default=floor)
        before = " ".join(text.partition(known)[0].split()[-BEFORE:]) if known in text else ""
        about = f"{under} {before}"
        yield _Text(found.passage, known, unit.read, about, stems(known), stems(about), met)


def _spread(found: Sequence[Found]) -> Counter[str]:
    """Count for each stem the passages that hold it."""
    whole = (" ".join((*one.passage.heading[1:], one.passage.text)) for one in found)
    return Counter(word for text in whole for word in stems(text))


def _actors(strategy: Strategy) -> set[str]:
    """Return the stems of who is there to act: the areas, who heads them, and who decided."""
    areas = " ".join(f"{area.name} {area.head}" for area in strategy.areas)
    return stems(f"{areas} {' '.join(decision.decided_by for decision in strategy.decisions)}")
