"""Terms: the words of an answer as they are meant, so that what is denied is not taken for what is said.

Vectors of sentences hardly tell “everybody was asked” from “nobody was asked”; terms do. Within a clause,
what follows a denial is another word than the same word said, and a second denial takes back the first. After
the scope of negations in NegEx (Chapman et al. 2001, J. Biomed. Inform. 34, 301-310), without its phrases.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

DENIED: Final = "¬"
"""Stands before a term that is denied."""
_CLAUSES: Final = re.compile(r"[.!?;:,…\n]|\b(?:but|and|because|as)\b", re.IGNORECASE)
_BEGINNING: Final = 3
_DENIALS: Final = re.compile(
    r"no|not|never|nobody|none|nothing|nowhere|nor|neither|hardly|cannot|without|\w+n't|"
    r"(?:do|does|did|ca|wo|is|was)nt"
)


def terms_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words, denied or not, and each two that follow one another in a clause."""
    clauses = (words(clause) for clause in _CLAUSES.split(text.replace("’", "'")))
    return frozenset(term for clause in clauses for term in _clause_terms(clause))


def begins_with_denial(text: str) -> bool:
    """Say whether one of the first words of a text denies what follows: nobody, not once, we never."""
    return any(map(_is_denial, words(text)[:_BEGINNING]))


def denies(text: str) -> bool:
    """Say whether a text denies anything."""
    return any(map(_is_denial, words(text)))


def _clause_terms(said: Iterable[str]) -> list[str]:
    single, as_meant, denied = [], [], False
    for word in said:
        single.append(stem(word))
        if _is_denial(word):
            as_meant.append(single[-1])
            denied = not denied
        else:
            as_meant.append(f"{DENIED}{single[-1]}" if denied else single[-1])
    return [*as_meant, *(f"{one} {other}" for one, other in pairwise(single))]


def _is_denial(word: str) -> bool:
    """Say whether a word denies what follows it."""
    return _DENIALS.fullmatch(word) is not None
