"""Nearness: which of several things a text names, by words that few of them have."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.known import Choice

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ACRONYM: Final = re.compile(r"\b[A-Z]{2,}\b")
_ENDING: Final = re.compile(r"(?:ing|ies|es|s|e|y)$")
_SMALL: Final = frozenset({
    "all", "and", "are", "before", "can", "each", "every", "everywhere", "for", "from", "had", "has", "have",
    "into", "its", "more", "most", "must", "new", "not", "old", "one", "only", "other", "others", "our",
    "should", "than", "that", "the", "them", "they", "this", "use", "used", "uses", "well", "what", "when",
    "where", "which", "who", "will", "with", "work",
})  # fmt: skip
_COUNTED: Final = 10
"""Numbers below say little."""
_NAMING: Final = 6
"""The words of an answer that only names something; among more, one word tells little."""
_CLEARLY: Final = 1.5
"""How much nearer the nearest of several must be."""


def nearest(choices: Sequence[Choice], said: str) -> JsonValue:
    """Return the choice that an answer names, or is clearly nearest to."""
    for choice in choices:
        if re.search(rf"(?<![\w-]){re.escape(str(choice.value).lower())}(?![\w-])", said.lower()):
            return choice.value
    return _clearest(choices, said, 1 if len(said.split()) <= _NAMING else 2)


def spoken_of(choices: Sequence[Choice], said: str) -> JsonValue:
    """Return the choice that words are about which answer nothing: by its acronym, or by two words of it."""
    for choice in choices:
        own = set(_ACRONYM.findall(choice.label)) - {"IT"}
        alone = {one for one in own if not any(one in other.label for other in choices if other != choice)}
        if any(re.search(rf"\b{one}\b", said, re.IGNORECASE) for one in alone):
            return choice.value
    return _clearest(choices, said, 2)


def _clearest(choices: Sequence[Choice], said: str, least: float) -> JsonValue:
    told = [_words(choice.label) for choice in choices]
    spread = Counter(word for words in told for word in words)
    meant = _words(said)
    scored = [sum(1 / spread[word] for word in words & meant) for words in told]
    first, second = sorted([*scored, 0.0, 0.0], reverse=True)[:2]
    return choices[scored.index(first)].value if first >= least and first >= _CLEARLY * second else None


def _words(text: str) -> set[str]:
    numbers = {f"{one:g}" for one in amounts(text) if one > _COUNTED}
    return {_ENDING.sub("", word) for word in _WORD.findall(text.lower()) if word not in _SMALL} | numbers
