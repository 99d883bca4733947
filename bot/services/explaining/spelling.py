"""Spelling out: what the capital letters of a question stand for, in a strategy's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.strategy import Strategy

_LETTERS: Final = re.compile(r"\b[A-Z]{3,5}s?\b")
_WORD: Final = re.compile(r"[A-Za-z]+")


def spelt_out(question: str, strategy: Strategy) -> str:
    """Return a question with what an acronym stands for that a strategy spells out and does not use."""
    meant = [
        words for letters in _LETTERS.findall(question) if (words := _meaning(letters.rstrip("s"), strategy))
    ]
    return f"{question} ({', '.join(meant)})" if meant else question


def _meaning(letters: str, strategy: Strategy) -> str | None:
    texts = list(_texts(strategy))
    if any(re.search(rf"\b{letters}\b", text) for text in texts):
        return None
    initials = letters.lower()
    for text in texts:
        words = _WORD.findall(text.lower())
        for at in range(len(words) - len(initials) + 1):
            some = words[at : at + len(initials)]
            if "".join(word[0] for word in some) == initials:
                return " ".join(some)
    return None


def _texts(strategy: Strategy) -> Iterator[str]:
    for decision in strategy.decisions:
        yield decision.question
        for option in decision.options:
            yield from (option.name, option.summary)
