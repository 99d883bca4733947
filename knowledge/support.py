"""Support: how likely it is that what was found answers the question.

Nearness alone does not tell: “the columns of the Zachman framework” is near to everything about frameworks.
A small logistic regression weighs it together with the words that are held, the names that are not, and
what kind of question it is, for which the question's own vector serves. `evals/support_training.py` trains
it, on questions that can and that can't be answered; the weights stand in `support.json`, for the packaged
embeddings and, without anything that depends on vectors, for any others.
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple, dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.passages import Shelf
from knowledge.queries import asking
from knowledge.words import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.asked import Asked, Variant
    from knowledge.searching import Ranked

WEIGHTS = Path(__file__).parent / "support.json"
ANY_EMBEDDINGS = "any"
TOP = 5
FAR_AHEAD = 8.0
"""A difference of scores that few first passages have before the fifth."""
MANY_WORDS = 12
_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-Z][\w&-]*|\b[A-Z]{2,}\w*\b|\b\d{2,}\b")
# Who asks and when: no names of what is asked about.
_ASIDE = re.compile(
    r"c[iefto]o|hr|it|q[1-4]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|(?:septem|octo|novem|decem)ber"
)
_FIGURE_ASKED = re.compile(
    r"\b(?:how (?:much|many|often|long)|price|costs?|salary|revenue|turnover|fee|percent(?:age)?|number of|"
    r"average|scores?|date|(?:which|what) year|when)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|ten|dozen|daily|weekly|monthly|quarter|year)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an answer, each from 0 to 1."""

    closest: float
    """The closest cosine of the first passage."""
    held: float
    """Share of what was asked, weighted by the rarity of words, that the first passage holds."""
    names_missing: float
    """Share of the names, abbreviations and numbers asked about that the first five passages do not hold."""
    names_unknown: float
    """1 where a name, abbreviation or number asked about stands in no passage at all."""
    figure_missing: float
    """1 where a figure is asked for and none of the nearest sentences has one."""
    lead: float
    """How far the first passage stands above the fifth: what is right mostly stands out."""
    length: float
    """How much was asked in words that mean something: who tells much rarely asks beside the subject."""
    company: float
    """1 where the first passage is a company's, whose sections come without questions that they answer."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained regression: a weight for each sign, and for each dimension of the question's vector."""

    bias: float
    signs: tuple[float, ...]
    vector: tuple[float, ...]


def signs(ranked: Sequence[Ranked], asked: Asked) -> Signs:
    """Read the signs off a ranking, best first."""
    first, top = ranked[:1], ranked[:TOP]
    variant = _judged(asked)
    own = variant.own
    names = [
        word
        for name in _NAME.findall(asking(own))
        for word in content_words(name)
        if not _ASIDE.fullmatch(word)
    ]
    nearest = [hit.text for one in top for hit in one.hits[:2]]
    missing = sum(not any(one.holds(name) for one in top) for name in names)
    return Signs(
        closest=first[0].closest,
        held=max(_held(first, own), _held(first, variant.terms)),
        names_missing=missing / len(names) if names else 0.0,
        names_unknown=float(any(not any(one.shelf_knows(name) for one in top) for name in names)),
        figure_missing=float(bool(_FIGURE_ASKED.search(own)) and not any(map(_FIGURE.search, nearest))),
        lead=min(1.0, (first[0].score - top[-1].score) / FAR_AHEAD),
        length=min(1.0, len(content_words(own)) / MANY_WORDS),
        company=float(first[0].passage.shelf is Shelf.COMPANY),
    )


def support(read: Signs, vector: Sequence[float], embedding: str) -> float:
    """Return how likely it is that there is an answer, in [0, 1]."""
    weights = _trained().get(embedding) or _trained()[ANY_EMBEDDINGS]
    for_signs = sum(weight * sign for weight, sign in zip(weights.signs, astuple(read), strict=True))
    for_vector = sum(weight * value for weight, value in zip(weights.vector, vector, strict=False))
    return 1 / (1 + exp(-(weights.bias + for_signs + for_vector)))


def _judged(asked: Asked) -> Variant:
    """Return the words that must be held: a follow-up's own, where it has some."""
    return asked.own if asked.own and content_words(asked.own.own) else asked.whole


def _held(first: Sequence[Ranked], text: str) -> float:
    words = content_words(text)
    rarity = first[0].rarity
    total = sum(map(rarity, words))
    return sum(rarity(word) for word in words if first[0].holds(word)) / total if total else 0.0


@cache
def _trained() -> dict[str, Weights]:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        name: Weights(one["bias"], tuple(one["signs"]), tuple(one["vector"])) for name, one in kept.items()
    }
