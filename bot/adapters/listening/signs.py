"""Signs: how much an answer shows of what tells its kind, whatever it is about."""

from __future__ import annotations

import re
from math import log1p
from typing import TYPE_CHECKING, Final

from bot.adapters.listening.phrases import phrases
from bot.adapters.listening.reading import sentences_of
from bot.adapters.listening.terms import denies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.listening.reading import Read

FILE: Final = "signs.yaml"
_MOST: Final = 4
"""More of the same says nothing new."""
_LONG_WORD: Final = re.compile(r"\w{4,}")


def signs(read: Read) -> list[float]:
    """Return each sign, from 0 to about 1.5: the phrases in the order of their file, then the rest."""
    text = read.text.replace("’", "'")
    counts = [len(pattern.findall(text)) for pattern in phrases(FILE).values()]
    found = sentences_of(text)
    return [
        *(min(count, _MOST) / _MOST for count in (*counts, text.count("?"), text.count("!"))),
        log1p(len(text.split())) / 4,
        log1p(len(found)) / 2,
        read.nearness,
        _comes_back(found),
        _takes_back(found),
    ]


def _comes_back(found: Sequence[str]) -> float:
    """Return how much of the last sentence was said at the beginning: who contradicts himself insists."""
    if len(found) < 3:
        return 0.0
    first, last = _long_words(" ".join(found[:2])), _long_words(found[-1])
    return len(first & last) / len(last) if last else 0.0


def _takes_back(found: Sequence[str]) -> float:
    """Say whether something is claimed without exception, and something is denied after it."""
    swept = next((at for at, one in enumerate(found) if phrases(FILE)["sweeping"].search(one)), len(found))
    return float(any(denies(one) for one in found[swept + 1 :]) and not denies(found[swept]))


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.lower()))
