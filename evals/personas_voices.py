"""Voices: how different people put the same answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.listening.reading import sentences_of
from evals.cases import TRAINING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

ASIDES: Final = TRAINING / "asides.txt"
FEWEST_WORDS: Final = 4
MOST_ASIDES: Final = 3
_ARTICLES: Final = re.compile(r"\b(?:the|an?) ", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"(\w)n't\b")


def plain(answer: str, random: Random) -> str:
    """Return the answer as it stands."""
    del random
    return answer


def terse(answer: str, random: Random) -> str:
    """Return the first sentence that says something."""
    del random
    said = sentences_of(answer)
    return next((one for one in said if len(one.split()) >= FEWEST_WORDS), answer)


def rambling(answer: str, random: Random) -> str:
    """Return the answer with asides before, between and behind its sentences."""
    asides, said = ASIDES.read_text(encoding="utf-8").splitlines(), sentences_of(answer)
    for aside in random.sample(asides, random.randint(1, MOST_ASIDES)):
        said.insert(random.randint(0, len(said)), aside)
    return " ".join(said)


def foreign(answer: str, random: Random) -> str:
    """Return the answer without articles and short forms."""
    del random
    return _SHORTENED.sub(r"\1 not", _ARTICLES.sub("", answer)).replace("ca not", "can not")


VOICES: Final[Mapping[str, Callable[[str, Random], str]]] = {
    "plain": plain,
    "terse": terse,
    "rambling": rambling,
    "foreign": foreign,
}
